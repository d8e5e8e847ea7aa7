import { expect, it } from 'vitest'
import { perCurrency, shownTable, textCell } from './figures'

const columns = [{ title: 'Week', kind: 'text' as const }]

it('sends what the page shows', () => expect(shownTable({ title: 'Promised', columns, rows: [[textCell('a')]] })).toEqual({ name: 'Promised', columns, rows: [['a']] }))
it('names a sheet with signs a sheet knows', () => expect(shownTable({ title: "Today's [aged] balance of a very long company", columns, rows: [] }).name).toBe('Today s  aged  balance of a ver'))
it('draws each currency by itself', () => {
  const rows = [{ currency: 'EUR', amount: '1.50' }, { currency: 'USD', amount: '2.00' }]
  expect(perCurrency(rows, (row) => row, ({ amount }) => ({ label: amount, tone: 'red' }))).toEqual([
    { name: 'EUR', bars: [{ label: '1.50', value: 1.5, tone: 'red' }] }, { name: 'USD', bars: [{ label: '2.00', value: 2, tone: 'red' }] },
  ])
})
