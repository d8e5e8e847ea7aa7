import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { call, type Item, type Ok } from './call'
import { fold } from './format'

export type AccountRow = Item<'GET /accounts'>
export type AccountSheet = Ok<'GET /accounts/{code}'>
export type OpenItem = Item<'GET /accounts/{code}/open-items'>

const PAGE = 2000

/** All accounts, page after page: the list then searches and sorts without asking again. */
export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  staleTime: 60_000,
  queryFn: async ({ signal }) => {
    const rows: AccountRow[] = []
    let cursor: string | undefined
    do {
      const page = await call('GET /accounts', { query: { limit: PAGE, ...(cursor ? { cursor } : {}) }, signal })
      rows.push(...page.items)
      cursor = page.next_cursor ?? undefined
    } while (cursor)
    return rows
  },
})

/** The accounts that meet a search, all of them. */
export const whereQuery = (where: string) => queryOptions({
  queryKey: ['accounts', 'where', where], staleTime: 30_000, retry: false,
  queryFn: async ({ signal }) => {
    const rows: AccountRow[] = []
    let cursor: string | undefined
    do {
      // oxlint-disable-next-line no-await-in-loop -- each page says where the next begins
      const page = await call('GET /accounts', { query: { where, limit: PAGE, ...(cursor ? { cursor } : {}) }, signal })
      rows.push(...page.items)
      cursor = page.next_cursor ?? undefined
    } while (cursor)
    return rows
  },
})

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

/** After a change to one account: its sheet is what the server answered, lists are asked again. */
export async function refreshAccount(client: QueryClient, code: string, sheet?: AccountSheet) {
  if (sheet) client.setQueryData(['account', code], sheet)
  await Promise.all([
    client.invalidateQueries({ queryKey: ['account', code] }),
    client.invalidateQueries({ queryKey: ['accounts'], exact: true, refetchType: 'active' }),
    ...['agenda', 'dashboard', 'overdue', 'answers', 'reminders'].map((key) => client.invalidateQueries({ queryKey: [key] })),
  ])
}
