import { Button, Card, Grid, Group, Progress, Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, Mailbox, Send } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/call'
import { int, money } from '../../shared/format'
import { LinkButton } from '../../shared/LinkButton'
import { MessagePreview } from '../../shared/MessagePreview'
import { Problem } from '../../shared/problem'
import { ReminderView } from '../../shared/ReminderView'
import { useRun } from '../../shared/useRun'
import { Mend, mends } from './Mend'
import { ReviewRows } from './ReviewRows'

type Props = { codes: string[]; on: string; acceptStale: boolean; blocked: boolean; onBack: () => void }

/** Each message and its recipient, read before anything leaves; then each row's outcome as it happens. */
export function Review({ codes, on, acceptStale, blocked, onBack }: Props) {
  const { t } = useTranslation()
  const asked = { codes, ...(on ? { on } : {}), accept_stale: acceptStale }
  const { data, error, refetch } = useQuery({
    queryKey: ['review', codes, on, acceptStale], staleTime: Infinity,
    queryFn: () => call('POST /reminder-runs', { body: { ...asked, state: 'review' } }),
  })
  const { run, send } = useRun()
  const [shown, setShown] = useState('')
  const rows = run?.rows ?? data?.rows ?? []
  const going = (data?.rows ?? []).filter((row) => !row.reason).map((row) => row.code)
  const current = shown || rows[0]?.code
  const sent = run?.rows.find((row) => row.code === current)
  const why = rows.find((row) => row.code === current)?.reason?.code
  const toPost = run?.rows.filter((row) => row.state === 'to_post').length ?? 0
  const finished = run?.rows.filter((row) => row.state !== 'queued').length ?? 0
  if (error) return <Problem error={error} retry={refetch} />
  if (!data) return <Skeleton h={400} />
  return (
    <>
      <Card p="sm">
        <Group justify="space-between" gap="sm">
          <Button variant="subtle" size="xs" leftSection={<ArrowLeft size={15} />} onClick={onBack}>{t('review.back')}</Button>
          <Text size="sm" fw={600} role="status" data-testid="run-status">
            {run ? t(run.done ? 'review.ended' : 'review.sending', { done: int(finished), total: int(rows.length) }) : t('review.lead', { count: going.length, n: int(going.length), held: int(rows.length - going.length) })}
            {!run && data.segments > 0 && <> · {t('review.sms', { count: data.segments, n: int(data.segments) })}{data.cost && ` (${money(data.cost)})`}</>}
          </Text>
          {toPost > 0 && <LinkButton href="/letters" size="xs" variant="light" leftSection={<Mailbox size={14} />}>{t('review.toPost', { count: toPost, n: int(toPost) })}</LinkButton>}
          {!run && <Button size="xs" leftSection={<Send size={14} />} disabled={!going.length || blocked} loading={send.isPending} onClick={() => send.mutate({ ...asked, codes: going })} data-testid="send-all">{t('review.send', { count: going.length, n: int(going.length) })}</Button>}
        </Group>
        {run && <Progress mt="sm" value={rows.length ? (finished / rows.length) * 100 : 100} color={run.done ? 'teal' : undefined} aria-label={t('review.sending', { done: finished, total: rows.length })} />}
      </Card>
      <Grid gap={14}>
        <Grid.Col span={{ base: 12, md: 5 }}><ReviewRows rows={rows} started={!!run} current={current} onShow={setShown} /></Grid.Col>
        <Grid.Col span={{ base: 12, md: 7 }}><Card>{sent?.reminder_id ? <ReminderView key={sent.reminder_id} code={sent.code} id={sent.reminder_id} /> : current && !run && <>{mends(why) && <Mend key={`${current}${why}`} code={current} why={why} onMended={() => void refetch()} />}<MessagePreview key={current} code={current} on={on} height="54dvh" /></>}</Card></Grid.Col>
      </Grid>
    </>
  )
}
