import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from './call'

/** Everything under ['account', code] is asked again after a change of that account. */
export const sheetQuery = (code: string) => queryOptions({
  queryKey: ['account', code], queryFn: ({ signal }) => call('GET /accounts/{code}', { path: { code }, signal }),
})
export const openItemsQuery = (code: string) => queryOptions({
  queryKey: ['account', code, 'open'], queryFn: ({ signal }) => call('GET /accounts/{code}/open-items', { path: { code }, signal }),
})
export const closedItemsQuery = (code: string) => infiniteQueryOptions({
  queryKey: ['account', code, 'closed'],
  initialPageParam: '',
  queryFn: ({ pageParam, signal }) => call('GET /accounts/{code}/closed-items', { path: { code }, query: { cursor: pageParam }, signal }),
  getNextPageParam: (page) => page.next_cursor,
})
export type HistoryFilter = { from: string; to: string; kind: string; by: string; item: string; text: string }
export const ALL_HISTORY: HistoryFilter = { from: '', to: '', kind: '', by: '', item: '', text: '' }
export const historyQuery = (code: string, filter: HistoryFilter = ALL_HISTORY) => infiniteQueryOptions({
  queryKey: ['account', code, 'history', filter],
  initialPageParam: '',
  queryFn: ({ pageParam, signal }) => call('GET /accounts/{code}/history', { path: { code }, query: { ...filter, cursor: pageParam }, signal }),
  getNextPageParam: (page) => page.next_cursor,
})
export const accountRemindersQuery = (code: string) => queryOptions({
  queryKey: ['account', code, 'reminders'], queryFn: ({ signal }) => call('GET /accounts/{code}/reminders', { path: { code }, signal }),
})
export const accountAlertsQuery = (code: string) => queryOptions({
  queryKey: ['account', code, 'alerts'], queryFn: async ({ signal }) => (await call('GET /accounts/{code}/alerts', { path: { code }, signal })).items,
})
export const previewQuery = (code: string, on: string, step: string) => queryOptions({
  queryKey: ['account', code, 'preview', on, step],
  queryFn: ({ signal }) => call('GET /overdue/{code}/preview', { path: { code }, query: { on, step }, signal }),
})
export const questionsQuery = (code: string) => queryOptions({
  queryKey: ['account', code, 'questions'], queryFn: ({ signal }) => call('GET /accounts/{code}/questions', { path: { code }, signal }),
})
export const answersQuery = (code: string) => queryOptions({
  queryKey: ['account', code, 'answers'], queryFn: ({ signal }) => call('GET /accounts/{code}/answers', { path: { code }, signal }),
})
