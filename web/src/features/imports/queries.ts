import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call, type Ok } from '../../shared/call'

export type Import = Ok<'GET /imports/{import_id}'>
export type Mapping = NonNullable<Import['proposal']>
export type Column = Mapping['columns'][number]

const MOVING = new Set(['waiting_for_file', 'reading', 'applying'])
const EVERY_MS = 1000

export const importsQuery = infiniteQueryOptions({
  queryKey: ['imports'],
  initialPageParam: '',
  queryFn: ({ pageParam, signal }) => call('GET /imports', { query: { cursor: pageParam }, signal }),
  getNextPageParam: (page) => page.next_cursor,
})
/** Asked again every second while something moves by itself. */
export const importQuery = (id: string) => queryOptions({
  queryKey: ['imports', id],
  queryFn: ({ signal }) => call('GET /imports/{import_id}', { path: { import_id: id }, signal }),
  refetchInterval: (query) => (MOVING.has(query.state.data?.state ?? '') ? EVERY_MS : false),
})
export const profilesQuery = queryOptions({ queryKey: ['profiles'], queryFn: ({ signal }) => call('GET /profiles', { signal }) })
