import type { Import, Mapping } from './queries'

type RowError = Import['errors'][number]
export type Cause = { code: string; column: string; reason: string; severity: string; rows: RowError[] }

/** Errors by what caused them, the most frequent first. */
export function causes(errors: readonly RowError[]): Cause[] {
  const found = new Map<string, Cause>()
  for (const error of errors) {
    const { code, column, reason, severity } = error
    const key = `${severity} ${code} ${column}`
    const cause = found.get(key) ?? { code, column, reason, severity, rows: [] }
    cause.rows.push(error)
    found.set(key, cause)
  }
  return [...found.values()].toSorted((a, b) => b.rows.length - a.rows.length)
}

const DATES = new Set(['issued_on', 'due_on', 'closed_on'])
const AMOUNTS = new Set(['amount', 'balance', 'debit', 'credit'])
/** The ways in which cells of a field may be written; none where there is nothing to choose. */
export function stylesOf(field: string | null | undefined): string[] {
  if (DATES.has(field ?? '')) return ['dmy', 'mdy', 'serial']
  if (AMOUNTS.has(field ?? '')) return ['comma', 'point']
  return []
}

export const CUSTOMER_FIELDS = ['code', 'name', 'address', 'postal_code', 'city', 'country', 'language', 'registration', 'vat_number', 'group', 'payment_terms', 'contact_name', 'email', 'phone', 'collector', 'parent', 'payer'] as const
export const ITEM_FIELDS = ['number', 'kind', 'issued_on', 'due_on', 'closed_on', 'is_open', 'amount', 'balance', 'debit', 'credit', 'currency', 'reference', 'label'] as const

type Column = Mapping['columns'][number]
type Field = Column['field']
const OWN = 'custom.'
/** What a column is taken for, one of the company's own fields as `custom.key`. */
export const targetOf = (column: Column): string | null => column.field ?? (column.custom ? OWN + column.custom : null)

/** A column given to a field is taken from the column that had it: a field has one column. */
export function assign(mapping: Mapping, position: number, target: string | null): Mapping {
  const own = target?.startsWith(OWN) ? target.slice(OWN.length) : ''
  const field = own ? null : target as Field
  const columns = mapping.columns.map((column) => {
    if (column.position === position) {
      const style = stylesOf(field).includes(column.style) ? column.style : ''
      return { ...column, field, custom: own, style, confidence: 1, reason_code: 'chosen', reason: '' }
    }
    return target && targetOf(column) === target ? { ...column, field: null, custom: '', style: '', reason_code: 'given_up', reason: '' } : column
  })
  return { ...mapping, columns }
}

export const styled = (mapping: Mapping, position: number, style: string): Mapping => ({
  ...mapping, columns: mapping.columns.map((column) => (column.position === position ? { ...column, style } : column)),
})
