import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { sheetQuery } from '../accountQueries'
import { refreshAccount } from '../accounts'
import { call, type Ok } from '../call'
import { day } from '../format'
import { say } from '../problem'
import type { Api } from '../schema.gen'
import { done } from '../undo'

export type AgendaPage = Ok<'GET /agenda'>
export type Group = AgendaPage['groups'][number]
export type Entry = Group['entries'][number]
export type NewAction = Api['POST /accounts/{code}/actions']['body']
export type Result = NonNullable<Api['POST /accounts/{code}/actions/{action_id}/results']['body']['result']>
export const KINDS = ['call', 'email', 'sms', 'letter', 'task'] as const

export const agendaQuery = (query: Record<string, string>) => infiniteQueryOptions({
  queryKey: ['agenda', query], initialPageParam: '', staleTime: 30_000,
  queryFn: ({ pageParam, signal }) => call('GET /agenda', { query: { ...query, cursor: pageParam } as Api['GET /agenda']['query'], signal }),
  getNextPageParam: (page) => page.next_cursor,
})

type Step =
  | { do: 'plan'; action: NewAction }
  | { do: 'postpone'; id: string; on: string; was: string }
  | { do: 'change'; id: string; on?: string; label?: string; note?: string; assignee?: string }
  | { do: 'done'; id: string; result: Result; comment?: string; then?: NewAction | null }
  | { do: 'cancel'; id: string }

/** Whatever is done with an action, on the version of the account as it is now; postponing can be taken back. */
export function useAction(code: string, after?: () => void) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const path = { code }
  const mutation = useMutation({
    mutationFn: async (step: Step) => {
      const { version } = await client.fetchQuery({ ...sheetQuery(code), staleTime: 0 })
      switch (step.do) {
        case 'plan': return call('POST /accounts/{code}/actions', { path, version, body: step.action })
        case 'postpone': return call('PATCH /accounts/{code}/actions/{action_id}', { path: { code, action_id: step.id }, version, body: { on: step.on } })
        case 'change': { const { do: _, id, ...body } = step; return call('PATCH /accounts/{code}/actions/{action_id}', { path: { code, action_id: id }, version, body }) }
        case 'done': return call('POST /accounts/{code}/actions/{action_id}/results', { path: { code, action_id: step.id }, version, body: { result: step.result, comment: step.comment ?? '', then: step.then ?? null } })
        case 'cancel': return call('DELETE /accounts/{code}/actions/{action_id}', { path: { code, action_id: step.id }, version })
      }
    },
    onSuccess: async (sheet, step) => {
      const undo = step.do === 'postpone' ? () => mutation.mutate({ do: 'postpone', id: step.id, on: step.was, was: step.on }) : undefined
      done(t(`action.said.${step.do}`, { on: day('on' in step ? step.on ?? '' : '') }), undo)
      after?.()
      await Promise.all([refreshAccount(client, code, sheet), client.invalidateQueries({ queryKey: ['agenda'] })])
    },
    onError: say,
  })
  return mutation
}

/** The label of the action that says: an e-mail of the debtor is to be read. */
export const TO_READ = 'reply_to_read'

/** `iso` moved by some days. */
export function later(iso: string, days: number): string {
  const moved = new Date(`${iso}T00:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + days)
  return moved.toISOString().slice(0, 10)
}
