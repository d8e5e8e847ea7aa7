import { fold } from '../../shared/format'
import type { OverdueRow } from './queries'

export const VIEWS = ['ready', 'held', 'all'] as const
export type View = (typeof VIEWS)[number]

/** Something would go to somebody, and nothing speaks against it. */
export const isReady = (row: OverdueRow) => !!row.step && !!row.recipient && !row.reason

const IN_VIEW: Record<View, (row: OverdueRow) => boolean> = { ready: isReady, held: (row) => !isReady(row), all: () => true }

/** Rows of a view, of the codes a link named (none: all), that have every word typed. */
export function visible(rows: OverdueRow[], view: string, codes: ReadonlySet<string>, q: string): OverdueRow[] {
  const keep = IN_VIEW[view as View] ?? IN_VIEW.all
  const words = fold(q).split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    if (codes.size && !codes.has(row.code)) return false
    if (!keep(row)) return false
    const text = words.length ? fold(`${row.code} ${row.name} ${row.collector}`) : ''
    return words.every((word) => text.includes(word))
  })
}
export const codesOf = (text: string): ReadonlySet<string> => new Set(text.split(',').filter(Boolean).map(decodeURIComponent))
