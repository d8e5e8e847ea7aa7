import { listOf } from '../../shared/accounts'
import type { Band } from '../../shared/bands'
import type { Ok } from '../../shared/call'
import i18n from '../../shared/i18n'
import { quoted } from '../../shared/search/criteria'

type Row = Ok<'GET /reports/aged-balance'>['totals'][number]

/** The search that finds the accounts behind a cell of the aged balance (null: the total): amounts without a currency would be the company's own. */
export function behind(by: string, label: string, band: Pick<Band, 'search'> | null, currency: string): string {
  const name = by === 'account' ? 'code' : by
  const own = by && (label ? `${name} = ${quoted(label)}` : `${name} empty`)
  const asked = band ? `${band.search} "0 ${currency}"` : `currency = ${currency}`
  return [own, asked].filter(Boolean).join(' and ')
}

/** The part of the debits that is late; a share for the eye, never an amount. */
export function lateRate(row: Pick<Row, 'overdue' | 'total' | 'credits'>): number {
  const debits = Number(row.total.amount) - Number(row.credits.amount)
  return debits > 0 ? Number(row.overdue.amount) / debits : 0
}

/** The accounts that meet these fields; one without a value is empty there. */
export function where(fields: [field: string, value: string][], more = ''): string {
  const rules = fields.map(([field, value]) => (value ? `${field} = ${quoted(value)}` : `${field} empty`))
  return listOf([...rules, more].filter(Boolean).join(' and '))
}

/** Whose a series of months is: everybody's, nobody's, or somebody's. */
export const seriesName = (label: string, nameOf: (email: string) => string, by: 'collector' | 'group' | '' | 'account' = 'collector') => {
  if (label === '') return i18n.t('reports.allBooks')
  if (label === '-') return i18n.t(by === 'group' ? 'reports.none' : 'account.nobody')
  return by === 'group' ? label : nameOf(label)
}
