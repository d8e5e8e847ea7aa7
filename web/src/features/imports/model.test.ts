import { describe, expect, it } from 'vitest'
import { assign, causes, stylesOf } from './model'
import type { Import, Mapping } from './queries'

const error = (row: number, code: string, column = 'Montant') => ({ row, code, column, value: '', reason: '', severity: 'error' }) as Import['errors'][number]
const column = (position: number, field: string | null, style = '') => ({ position, field, style, column: `c${position}`, confidence: 0.5, reason_code: '', reason: '', samples: [] })
const mapping = { columns: [column(0, 'amount', 'comma'), column(1, null)] } as unknown as Mapping

describe('causes', () => {
  it('groups by what went wrong, the most frequent first', () =>
    expect(causes([error(1, 'a'), error(2, 'b'), error(3, 'b')]).map((c) => [c.code, c.rows.length])).toEqual([['b', 2], ['a', 1]]))
  it('keeps columns apart', () => expect(causes([error(1, 'a'), error(2, 'a', 'Solde')])).toHaveLength(2))
})
describe('assign', () => {
  it('takes a field from the column that had it', () => expect(assign(mapping, 1, 'amount').columns.map((c) => c.field)).toEqual([null, 'amount']))
  it('keeps a style that still makes sense', () => expect(assign(mapping, 0, 'balance').columns[0]!.style).toBe('comma'))
  it('drops one that does not', () => expect(assign(mapping, 0, 'due_on').columns[0]!.style).toBe(''))
  it('lets a column be ignored', () => expect(assign(mapping, 0, null).columns[0]!.field).toBeNull())
})
it('asks for a style only where cells can be written in several ways', () => expect(['due_on', 'amount', 'name'].map((f) => stylesOf(f).length)).toEqual([3, 2, 0]))
