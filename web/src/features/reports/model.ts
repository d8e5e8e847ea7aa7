import { listOf } from '../../shared/accounts'
import { BEHIND } from '../../shared/bands'
import type { Ok } from '../../shared/call'
import i18n from '../../shared/i18n'
import { quoted } from '../../shared/search/criteria'

type Row = Ok<'GET /reports/aged-balance'>['totals'][number]

/** The search that finds the accounts behind a cell of the aged balance: amounts without a currency would be the company's own. */
export function behind(by: string, label: string, band: keyof typeof BEHIND | 'total', currency: string): string {
  const name = by === 'account' ? 'code' : by
  const own = by && (label ? `${name} = ${quoted(label)}` : `${name} empty`)
  const asked = band === 'total' ? `currency = ${currency}` : `${BEHIND[band]} "0 ${currency}"`
  return [own, asked].filter(Boolean).join(' and ')
}

/** The part of the debits that is late; a share for the eye, never an amount. */
export function lateRate(row: Pick<Row, 'overdue' | 'not_due'>): number {
  const late = Number(row.overdue.amount), ahead = Number(row.not_due.amount)
  return late + ahead > 0 ? late / (late + ahead) : 0
}

/** The accounts that meet these fields; one without a value is empty there. */
export function where(fields: [field: string, value: string][], more = ''): string {
  const rules = fields.map(([field, value]) => (value ? `${field} = ${quoted(value)}` : `${field} empty`))
  return listOf([...rules, more].filter(Boolean).join(' and '))
}

/** Whose a series of months is: everybody's, nobody's, or somebody's. */
export const seriesName = (label: string, nameOf: (email: string) => string) =>
  (label === '' ? i18n.t('reports.allBooks') : label === '-' ? i18n.t('account.nobody') : nameOf(label))
