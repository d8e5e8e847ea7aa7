import { expect, it } from 'vitest'
import { shownTable, textCell } from './figures'

const columns = [{ title: 'Week', kind: 'text' as const }]

it('sends what the page shows', () => expect(shownTable({ title: 'Promised', columns, rows: [[textCell('a')]] })).toEqual({ name: 'Promised', columns, rows: [['a']] }))
it('names a sheet with signs a sheet knows', () => expect(shownTable({ title: "Today's [aged] balance of a very long company", columns, rows: [] }).name).toBe('Today s  aged  balance of a ver'))
