import { queryOptions } from '@tanstack/react-query'
import { call, type Item, type Ok } from '../../shared/call'

export type OverdueRow = Item<'GET /overdue'>
type Page = Ok<'GET /overdue'>

/** Everybody overdue at a date, all pages. */
export const overdueQuery = (on: string) => queryOptions({
  queryKey: ['overdue', on],
  queryFn: async ({ signal }) => {
    const rows: OverdueRow[] = []
    let page: Page
    let cursor: string | null | undefined
    do {
      page = await call('GET /overdue', { query: { ...(on ? { on } : {}), ...(cursor ? { cursor } : {}) }, signal })
      rows.push(...page.items)
      cursor = page.next_cursor
    } while (cursor)
    return { rows, stale: page.stale }
  },
})
