import { describe, expect, it } from 'vitest'
import { leastWidth, sortRows, template, type Column } from './gridColumns'

type Row = { name: string; owed: number }
const columns: Column<Row>[] = [
  { id: 'name', header: '', width: 100, grow: true, cell: (r) => r.name, sort: (r) => r.name },
  { id: 'owed', header: '', width: 80, cell: (r) => r.owed, sort: (r) => r.owed },
]
const rows: Row[] = [{ name: 'Élan', owed: 9 }, { name: 'abbé', owed: 100 }, { name: 'Zinc', owed: 30 }]
const names = (list: Row[]) => list.map((r) => r.name)

describe('sortRows', () => {
  it('orders figures by size', () => expect(names(sortRows(rows, columns, { id: 'owed', desc: true }))).toEqual(['abbé', 'Zinc', 'Élan']))
  it('orders names without regard to case and accents', () => expect(names(sortRows(rows, columns, { id: 'name', desc: false }))).toEqual(['abbé', 'Élan', 'Zinc']))
  it('leaves rows as they are for an unknown column', () => expect(sortRows(rows, columns, { id: 'x', desc: true })).toBe(rows))
})
describe('layout', () => {
  it('gives the room that is left to the column that grows', () => expect(template(columns, true)).toBe('40px minmax(100px, 1fr) 80px'))
  it('is the same for every row, whatever it holds', () => expect(leastWidth(columns, true)).toBe(236))
})
