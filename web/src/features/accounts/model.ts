import { fold } from '../../shared/format'
import type { AccountRow } from '../../shared/accounts'
import { quoted } from '../../shared/search/criteria'

export const SHOWN = ['all', 'late', 'no_collector', 'no_contact', 'bounced', 'dispute', 'broken_promise', 'answer_waiting'] as const
const keep = (row: AccountRow, shown: string) =>
  shown === 'all' || (shown === 'late' ? row.overdue.length > 0 : row.flags.includes(shown))

/** The rows of a view and of one collector ("" is everybody). */
export function narrow(rows: AccountRow[], shown: string, collector: string): AccountRow[] {
  if (shown === 'all' && !collector) return rows
  return rows.filter((row) => keep(row, shown) && (!collector || row.collector === collector))
}

/** Everybody who has an account, for the filter. */
export function collectors(rows: AccountRow[]): string[] {
  return [...new Set(rows.map((row) => row.collector).filter(Boolean))].sort((a, b) => (fold(a) < fold(b) ? -1 : 1))
}

/** The list's search and filters as one search, for whoever finds them on the server. */
export function asWhere(where: string, shown: string, collector: string): string {
  const view = shown === 'all' ? '' : shown === 'late' ? 'overdue > 0' : `flag = ${shown}`
  return [where && `(${where})`, view, collector && `collector = ${quoted(collector)}`].filter(Boolean).join(' and ')
}
