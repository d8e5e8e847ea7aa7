import type { TFunction } from 'i18next'
import i18n from './i18n'
import type { Ok } from './call'

export type Basis = Ok<'GET /reports/aged-balance'>['basis']
type Row = Pick<Ok<'GET /reports/aged-balance'>['totals'][number], 'not_yet' | 'bands' | 'credits'>
/** A column of the aged balance; `search` asks for the accounts behind it: an amount in quotes follows, with its currency. */
export type Band = { key: string; title: string; search: string; cell: (row: Row) => Row['credits'] }

/** The columns that sum to the total, in order: what does not age yet, each band, the credits. */
export function bandsOf(t: TFunction, bounds: readonly number[], basis: Basis = 'due_on'): Band[] {
  const word = basis === 'due_on' ? 'overdue' : 'issued'
  const band = (last: number | undefined, at: number): Band => {
    const first = (bounds[at - 1] ?? 0) + 1
    const name = last === undefined ? `${word}_${first - 1}` : `${word}_${first}_${last}`
    const title = last === undefined ? t('aged.beyond', { days: first - 1 }) : t('aged.between', { from: first, to: last })
    return { key: name, title, search: `${name} >`, cell: (row) => row.bands[at]! }
  }
  const first = basis === 'due_on' ? 'not_due' : 'not_aged'
  return [
    { key: first, title: t(`aged.${first}`), search: `${first} >`, cell: (row) => row.not_yet },
    ...[...bounds, undefined].map(band),
    { key: 'credits', title: t('aged.credits'), search: 'credits <', cell: (row) => row.credits },
  ]
}

const FIELD = /^(overdue|issued)_(\d+)(?:_(\d+))?$/

/** What a search calls a band, whatever its bounds; null for any other field. */
export function bandName(field: string): string | null {
  const [, word, from, to] = FIELD.exec(field) ?? []
  if (!word) return null
  return i18n.t(`aged.field.${word as 'overdue' | 'issued'}${to ? 'Between' : 'Beyond'}`, { from, to, days: from })
}
