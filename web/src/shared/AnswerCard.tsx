import { Button, Card, Group, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Check, Paperclip, X } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { path, refreshAccount } from './accounts'
import { call, type Item } from './call'
import { CounterDialog } from './CounterDialog'
import { YesButDialog } from './YesButDialog'
import { day, instant, money } from './format'
import { said } from './i18n'
import { say, sentence } from './problem'
import { OfferAgainDialog } from './OfferAgainDialog'
import { useMay, useToday } from './queries'
import type { Api } from './schema.gen'
import { State } from './tags'
import { done, failed } from './undo'

export type Answer = Item<'GET /answers'>
export type Decision = Api['POST /accounts/{code}/answers/{answer_id}/decisions']['body']

/** Yes sets the status the debtor asked for; no hands the items back to the scenario. */
export function useDecision(answer: Answer) {
  const { t } = useTranslation()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Decision) => call('POST /accounts/{code}/answers/{answer_id}/decisions', { path: { code: answer.code, answer_id: answer.id }, body }),
    onSuccess: async (_, { accept }) => { done(t(accept ? 'answer.accepted' : 'answer.refused', { name: answer.name })); await refreshAccount(client, answer.code) },
    onError: say,
  })
}

/** One answer of a debtor, in its words, with the collector's yes or no. */
export function AnswerCard({ answer, named, current, children }: { answer: Answer; named?: boolean; current?: boolean; children?: ReactNode }) {
  const { t } = useTranslation()
  const may = useMay('collector')
  const [comment, setComment] = useState('')
  const [counters, setCounters] = useState(false)
  const [resends, setResends] = useState(false)
  const today = useToday()
  const [but, setBut] = useState(false)
  const decide = useDecision(answer)
  const open = async (id: string) => {
    try {
      window.open((await call('GET /accounts/{code}/documents/{document_id}', { path: { code: answer.code, document_id: id } })).url, '_blank', 'noopener')
    } catch (error) { failed(sentence(error)) }
  }
  const act = (accept: boolean) => decide.mutate({ accept, ...(comment ? { comment } : {}) })
  return (
    <Card className={current ? 'answer cur' : 'answer'} data-testid="answer" data-id={answer.id}>
      <Group justify="space-between" gap="xs">
        <Group gap={8}>
          <span className="tag PDP">{said('answerKind', answer.kind)}</span>
          {named && <Link href={path(answer.code)} className="strong">{answer.name || answer.code}</Link>}
          {answer.by && <Text size="sm" className="strong">{answer.by}</Text>}
          {answer.until && <Text size="sm">{t('answer.until', { day: day(answer.until) })}</Text>}
          {answer.promise_on && <Text size="sm">{t('answer.promised', { day: day(answer.promise_on) })}</Text>}
          {answer.paid_on && <Text size="sm">{t('answer.paidOn', { day: day(answer.paid_on) })}</Text>}
          {answer.first_on && <Text size="sm">{t('answer.proposed', { count: answer.instalments, day: day(answer.first_on) })}</Text>}
          {answer.reason && <Text size="sm">{said('dispute', answer.reason)}</Text>}{answer.reference && <Text size="sm">{answer.reference}</Text>}
        </Group>
        <Group gap={8}><Text size="xs" c="dimmed">{instant(answer.at)}</Text>{answer.state !== 'waiting' && <State group="answerState" state={answer.state} />}</Group>
      </Group>
      <Text size="sm" c="dimmed" mt={4}>{t('answer.items', { count: answer.items.length, list: answer.items.map((item) => `${item.number} (${item.part ? t('answer.partOf', { part: money(item.part), balance: money(item.balance) }) : money(item.balance)})`).join(', ') })}</Text>
      {answer.rests.length > 0 && <Text size="sm" mt={4} data-testid="rest">{t(answer.promise_on ? 'answer.restPromised' : 'answer.restPaid', { rest: answer.rests.map(money).join(' + ') })}</Text>}
      {answer.comment && <blockquote className="quote">{answer.comment}</blockquote>}
      {answer.files.map((file) => <Button key={file.id} size="compact-sm" variant="subtle" leftSection={<Paperclip size={14} />} onClick={() => void open(file.id)}>{file.filename}</Button>)}
      {answer.counter && <Text size="sm" mt={4}>{t('answer.offered', { count: answer.counter.instalments, day: day(answer.counter.first_on), until: day(answer.counter.until) })}</Text>}
      {answer.counter?.acceptance && <Text size="sm" c="dimmed">{t('answer.agreed', { at: instant(answer.counter.acceptance.at), address: answer.counter.acceptance.address, text: answer.counter.acceptance.text })}</Text>}
      {children}
      {answer.state === 'waiting' && may && (
        <Group mt="sm" gap="xs">
          <Button size="xs" leftSection={<Check size={15} />} loading={decide.isPending} onClick={() => act(true)} data-testid="yes">{t('answer.yes')}</Button>
          <Button size="xs" variant="default" leftSection={<X size={15} />} disabled={decide.isPending} onClick={() => act(false)} data-testid="no">{t('answer.no')}</Button>
          {(answer.promise_on || answer.until || answer.kind === 'dispute') && <Button size="xs" variant="default" disabled={decide.isPending} onClick={() => setBut(true)} data-testid="yes-but">{t('answer.yesBut')}</Button>}
          {answer.first_on && <Button size="xs" variant="default" onClick={() => setCounters(true)} data-testid="counter">{t('answer.counter')}</Button>}
          <TextInput size="xs" flex={1} miw={160} aria-label={t('answer.comment')} placeholder={t('answer.comment')} value={comment} onChange={(e) => setComment(e.currentTarget.value)} maxLength={500} />
        </Group>
      )}
      {answer.state === 'countered' && answer.counter && answer.counter.until >= today && may && <Button size="compact-sm" variant="default" mt="xs" onClick={() => setResends(true)} data-testid="offer-again">{t('answer.offerAgain')}</Button>}
      {resends && <OfferAgainDialog answer={answer} onClose={() => setResends(false)} />}
      {but && <YesButDialog answer={answer} comment={comment} onClose={() => setBut(false)} />}
      {counters && <CounterDialog answer={answer} onClose={() => setCounters(false)} />}
    </Card>
  )
}
