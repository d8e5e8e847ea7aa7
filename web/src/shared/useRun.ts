import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call, type Ok } from './call'
import { say } from './problem'

export type Run = Ok<'POST /reminder-runs'>
export type RunRow = Run['rows'][number]
export type Asked = { on?: string; codes: string[] | null; accept_stale?: boolean; steps?: Record<string, string> }

const EVERY_MS = 1000
const TOUCHED = ['account', 'accounts', 'overdue', 'reminders', 'dashboard', 'outbox']

/** Sends reminders, never by itself a second time, and follows the run until each row has its outcome. */
export function useRun() {
  const client = useQueryClient()
  const [started, setStarted] = useState<Run | null>(null)
  const send = useMutation({
    mutationFn: (asked: Asked) => call('POST /reminder-runs', { body: { ...asked, state: 'send' } }),
    onSuccess: setStarted,
    onError: say,
  })
  const { data } = useQuery({
    queryKey: ['run', started?.id],
    enabled: !!started && !started.done,
    queryFn: ({ signal }) => call('GET /reminder-runs/{run_id}', { path: { run_id: started?.id ?? '' }, signal }),
    refetchInterval: (query) => (query.state.data?.done ? false : EVERY_MS),
  })
  const run = data ?? started
  const ended = run?.done
  useEffect(() => {
    if (ended) for (const key of TOUCHED) void client.invalidateQueries({ queryKey: [key] })
  }, [ended, client])
  return { run, send, reset: () => setStarted(null) }
}
