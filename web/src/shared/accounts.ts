import { infiniteQueryOptions, queryOptions, useQuery, type QueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call, type Item, type Ok } from './call'
import { fold } from './format'

export type AccountRow = Item<'GET /accounts'>
export type AccountSheet = Ok<'GET /accounts/{code}'>
export type OpenItem = Item<'GET /accounts/{code}/open-items'>

const PAGE = 2000
/** More accounts than this stay on the server, which then searches and sorts. */
const LOADED_MAX = 10_000
type Loaded = { rows: AccountRow[]; total: number }

async function load(query: { where?: string }, signal: AbortSignal): Promise<Loaded> {
  const rows: AccountRow[] = []
  let cursor: string | undefined, total = 0
  do {
    // oxlint-disable-next-line no-await-in-loop -- each page says where the next begins
    const page = await call('GET /accounts', { query: { ...query, limit: PAGE, ...(cursor ? { cursor } : {}) }, signal })
    rows.push(...page.items)
    total = page.total
    cursor = total > LOADED_MAX ? undefined : page.next_cursor ?? undefined
  } while (cursor)
  return { rows, total }
}

/** All accounts, page after page: the list then searches and sorts without asking again. */
export const accountsQuery = queryOptions({ queryKey: ['accounts'], staleTime: 60_000, queryFn: ({ signal }) => load({}, signal) })

/** The accounts that meet a search, all of them. */
export const whereQuery = (where: string) => queryOptions({
  queryKey: ['accounts', 'where', where], staleTime: 30_000, retry: false, queryFn: ({ signal }) => load({ where }, signal),
})

type Asked = { where: string; q: string; sort: string }
/** A part of a portfolio that is too large to load, as the server finds and sorts it. */
export const pagesQuery = (asked: Asked) => infiniteQueryOptions({
  queryKey: ['accounts', 'pages', asked], staleTime: 30_000, retry: false, initialPageParam: '',
  queryFn: ({ pageParam, signal }) => call('GET /accounts', { query: { ...asked, limit: 500, ...(pageParam ? { cursor: pageParam } : {}) }, signal }),
  getNextPageParam: (page) => page.next_cursor,
})

/** Accounts found by words wherever they are: here when all are loaded, else on the server. */
export function useFound(q: string, most: number): AccountRow[] {
  const { data } = useQuery(accountsQuery)
  const far = !!data && data.total > data.rows.length
  const { data: asked } = useQuery({
    queryKey: ['accounts', 'found', q, most], enabled: far && q.trim().length > 1, staleTime: 60_000,
    queryFn: async ({ signal }) => (await call('GET /accounts', { query: { q, limit: most }, signal })).items,
  })
  return useMemo(() => (far ? asked ?? NOTHING : search(data?.rows ?? NOTHING, q).slice(0, most)), [far, asked, data, q, most])
}
const NOTHING: AccountRow[] = []

/** Codes of the accounts that have an open item of this number: only the server knows them. */
export const numberQuery = (q: string) => queryOptions({
  queryKey: ['accounts', 'number', q],
  enabled: q.length >= 3 && /\d/.test(q),
  staleTime: 60_000,
  queryFn: async ({ signal }) => (await call('GET /accounts', { query: { q, limit: 200 }, signal })).items.map((row) => row.code),
})

const folded = new WeakMap<AccountRow, string>()
const haystack = (row: AccountRow) => {
  let text = folded.get(row)
  if (text === undefined) folded.set(row, (text = fold(`${row.code} ${row.name} ${row.collector}`)))
  return text
}
/** Every word must be found, in any order, accents and case ignored; `also` are codes found elsewhere. */
export function search(rows: AccountRow[], q: string, also: readonly string[] = []): AccountRow[] {
  const words = fold(q).split(/\s+/).filter(Boolean)
  if (!words.length) return rows
  return rows.filter((row) => also.includes(row.code) || words.every((word) => haystack(row).includes(word)))
}

export const path = (code: string) => `/accounts/${encodeURIComponent(code)}`
/** The accounts list with a search in its address. */
export const listOf = (where: string) => `/accounts?where=${encodeURIComponent(where)}`

/** After a change to one account: its sheet is what the server answered, lists are asked again. */
export async function refreshAccount(client: QueryClient, code: string, sheet?: AccountSheet) {
  if (sheet) client.setQueryData(['account', code], sheet)
  await Promise.all([
    client.invalidateQueries({ queryKey: ['account', code] }),
    client.invalidateQueries({ queryKey: ['accounts'], exact: true, refetchType: 'active' }),
    ...['agenda', 'alerts', 'dashboard', 'overdue', 'answers', 'reminders'].map((key) => client.invalidateQueries({ queryKey: [key] })),
  ])
}
