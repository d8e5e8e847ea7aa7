import { Button, Card, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { questionsQuery } from '../../shared/accountQueries'
import { refreshAccount } from '../../shared/accounts'
import { call, type Item } from '../../shared/call'
import { day, instant } from '../../shared/format'
import { say } from '../../shared/problem'
import { useMay, usePeople } from '../../shared/queries'
import { State } from '../../shared/tags'
import { done } from '../../shared/undo'

type Question = Item<'GET /accounts/{code}/questions'>

/** What colleagues were asked of this account's disputes; their answers stand below, with the debtor's. */
export function Questions({ code }: { code: string }) {
  const { data } = useQuery(questionsQuery(code))
  if (!data?.items.length) return null
  return <Stack gap="sm" mb="sm">{data.items.map((question) => <Asked key={question.id} code={code} question={question} />)}</Stack>
}

function Asked({ code, question }: { code: string; question: Question }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const may = useMay('collector')
  const { nameOf } = usePeople()
  const path = { code, question_id: question.id }
  const act = useMutation({
    mutationFn: (again: boolean) => again ? call('POST /accounts/{code}/questions/{question_id}/reminders', { path, version: question.version }) : call('DELETE /accounts/{code}/questions/{question_id}', { path }),
    onSuccess: (_, again) => { done(t(again ? 'question.sent' : 'question.withdrawn', { to: question.to })) },
    onError: say,
    onSettled: () => refreshAccount(client, code),
  })
  const isOpen = question.standing === 'asked' || question.standing === 'answered'
  return (
    <Card className="answer" data-testid="question">
      <Group justify="space-between" gap="xs">
        <Group gap={8}><span className="tag LIT">{t('question.tag')}</span><Text size="sm" className="strong">{question.to}</Text><Text size="sm">{question.items.join(', ')}</Text></Group>
        <Group gap={8}><Text size="xs" c="dimmed">{t('question.by', { name: nameOf(question.by), at: instant(question.at) })}</Text><State group="questionStanding" state={question.standing} /></Group>
      </Group>
      {question.text && <blockquote className="quote">{question.text}</blockquote>}
      {question.mail !== 'sent' && <Text size="sm" className="late">{t(`question.mail.${question.mail}`)}</Text>}
      {question.reminded_on && <Text size="sm" c="dimmed">{t('question.reminded', { day: day(question.reminded_on) })}</Text>}
      {question.told_on && <Text size="sm" c="dimmed">{t('question.told', { day: day(question.told_on) })}</Text>}
      {isOpen && may && (
        <Group mt="sm" gap="xs">
          <Button size="xs" variant="default" loading={act.isPending} onClick={() => act.mutate(true)} data-testid="ask-again">{t('question.again')}</Button>
          <Button size="xs" variant="subtle" disabled={act.isPending} onClick={() => act.mutate(false)} data-testid="ask-withdraw">{t('question.withdraw')}</Button>
        </Group>
      )}
    </Card>
  )
}
