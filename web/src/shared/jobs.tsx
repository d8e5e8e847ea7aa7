import { Anchor, Button, Group, Progress, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { call, type Ok } from './call'
import { int } from './format'
import i18n, { said } from './i18n'
import { say } from './problem'

export type Job = Ok<'GET /jobs/{job_id}'>
type More = {
  /** First parts of the queries that the work makes old. */
  touched?: readonly string[]
  /** Starts the job that undoes this one. */
  undo?: (job: Job) => Promise<Job>
  /** Where the result is, once there is one. */
  link?: (job: Job) => { href: string; label: string } | null
  /** What fetches the result, where its address lives for minutes only. */
  fetch?: { label: string; run: (job: Job) => Promise<unknown> }
}

const EVERY_MS = 1000
const MISSES_SHOWN = 5
export const hasEnded = (job: Job) => job.state !== 'queued' && job.state !== 'running'
/** How far it is, of 100. */
export const percent = (job: Job) => (job.total ? Math.round(((job.done + job.failed) * 100) / job.total) : 100)

/** The job as it stands now, asked for until it ends. */
export function useJob(job: Job): Job {
  const { data } = useQuery({
    queryKey: ['job', job.id],
    queryFn: ({ signal }) => call('GET /jobs/{job_id}', { path: { job_id: job.id }, signal }),
    initialData: job,
    refetchInterval: ({ state }) => (state.data && hasEnded(state.data) ? false : EVERY_MS),
  })
  return data
}

/** Shows how far a job is until somebody closes it, whatever page is open meanwhile. */
export function follow(job: Job, more: More = {}) {
  const id: string = notifications.show({
    autoClose: false, withBorder: true, color: 'teal', closeButtonProps: { 'aria-label': i18n.t('ui.close') },
    message: <JobNotice job={job} more={more} close={() => notifications.hide(id)} />,
  })
}

export function JobNotice({ job: started, more, close }: { job: Job; more: More; close: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const job = useJob(started)
  const ended = hasEnded(job)
  useEffect(() => {
    if (ended) for (const key of more.touched ?? []) void client.invalidateQueries({ queryKey: [key] })
  }, [ended, client, more.touched])
  const undo = () => more.undo?.(job).then((next) => { close(); follow(next, more) }).catch(say)
  const cancel = () => call('DELETE /jobs/{job_id}', { path: { job_id: job.id } }).then((now) => client.setQueryData(['job', job.id], now)).catch(say)
  const link = ended && more.link?.(job)
  return (
    <div data-testid="job" data-state={job.state}>
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm" fw={600} role="status">{said('jobs.kinds', job.kind)} · {t(`jobs.states.${job.state}`)}</Text>
        {!ended && <Button size="compact-sm" variant="subtle" onClick={() => void cancel()}>{t('ui.cancel')}</Button>}
        {ended && more.undo && job.done > 0 && <Button size="compact-sm" variant="light" data-testid="job-undo" onClick={() => void undo()}>{t('ui.undo')}</Button>}
      </Group>
      {!ended && <Progress value={percent(job)} mt={6} aria-label={t('jobs.progress')} />}
      <Text size="sm" c="dimmed" mt={4}>{t('jobs.count', { count: job.total, n: int(job.done), all: int(job.total) })}</Text>
      {job.misses.length > 0 && <Misses job={job} />}
      {more.fetch && job.state === 'done' && job.failed === 0 && <Button size="compact-sm" mt={6} data-testid="job-fetch" onClick={() => { more.fetch?.run(job).catch(say) }}>{more.fetch.label}</Button>}
      {link && <Anchor href={link.href} size="sm">{link.label}</Anchor>}
    </div>
  )
}

function Misses({ job }: { job: Job }) {
  const { t } = useTranslation()
  const rest = job.failed - Math.min(job.misses.length, MISSES_SHOWN)
  return (
    <Text size="sm" mt={4} data-testid="job-misses">
      {job.misses.slice(0, MISSES_SHOWN).map((miss) => `${miss.what} : ${said('jobs.reasons', miss.reason)}`).join(' · ')}
      {rest > 0 && ` ${t('jobs.more', { count: rest, n: int(rest) })}`}
    </Text>
  )
}
