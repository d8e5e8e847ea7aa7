import { Button, Skeleton, Stack, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Coffee } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { path } from '../../shared/accounts'
import { AnswerCard, useDecision, type Answer } from '../../shared/AnswerCard'
import { call } from '../../shared/call'
import { Empty } from '../../shared/Empty'
import { usePageKeys } from '../../shared/keys'
import { Page } from '../../shared/Page'
import { Problem } from '../../shared/problem'


/** What debtors said, oldest first: y accepts, n refuses, j and k move. */
export default function AnswersPage() {
  const { t } = useTranslation()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['answers'], initialPageParam: '',
    queryFn: ({ pageParam, signal }) => call('GET /answers', { query: pageParam ? { cursor: pageParam } : {}, signal }),
    getNextPageParam: (page) => page.next_cursor,
  })
  const answers = data?.pages.flatMap((page) => page.items)
  return (
    <Page title={t('nav.answers')} lead={t('answers.lead')}>
      {error && <Problem error={error} retry={refetch} />}
      {!answers && !error && <Skeleton h={240} />}
      {answers?.length === 0 && <Empty icon={Coffee} title={t('answers.none')} text={t('answers.noneText')} />}
      {answers && answers.length > 0 && <List answers={answers} />}
      {hasNextPage && <Button size="xs" variant="default" w={160} loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('ui.more')}</Button>}
    </Page>
  )
}

function List({ answers }: { answers: Answer[] }) {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const [cursor, setCursor] = useState(0)
  const at = Math.min(cursor, answers.length - 1)
  const current = answers[at]!
  const decide = useDecision(current)
  const act = (accept: boolean) => { if (!decide.isPending) decide.mutate({ accept }) }
  usePageKeys({
    j: () => setCursor(Math.min(at + 1, answers.length - 1)), k: () => setCursor(Math.max(at - 1, 0)),
    y: () => act(true), o: () => act(true), n: () => act(false), Enter: () => go(path(current.code)),
  })
  useEffect(() => { document.querySelector(`[data-id="${current.id}"]`)?.scrollIntoView({ block: 'nearest' }) }, [current.id])
  return (
    <Stack gap="sm" maw={980}>
      <Text size="xs" c="dimmed" className="noprint">{t('answers.keys')}</Text>
      {answers.map((answer, i) => <AnswerCard key={answer.id} answer={answer} named current={i === at} />)}
    </Stack>
  )
}
