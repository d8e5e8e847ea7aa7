import { money } from '../format'
import type { Money } from '../schema.gen'
import type { Bar } from './Bars'

/** `onSheet` columns stand in the workbook alone: what the page writes with the amount, such as its currency. */
type FigureColumn = { title: string; kind: 'text' | 'money' | 'day' | 'number'; onSheet?: boolean }
export type Cell = { text: string; value: string | number | null; href?: string; late?: boolean }
/** A table, once, for the page and for its workbook: neither can say what the other does not. */
export type Figures = { title: string; columns: FigureColumn[]; rows: Cell[][] }
export type Chart = { name: string; bars: Bar[] }

export const textCell = (text: string, more: Partial<Cell> = {}): Cell => ({ text, value: text, ...more })
export const moneyCell = (amount: Money, more: Partial<Cell> = {}): Cell => ({ text: money(amount), value: amount.amount, ...more })

/** A chart for each currency: amounts of two are never drawn beside each other. */
export const perCurrency = <T,>(rows: T[], amount: (row: T) => Money, bar: (row: T) => Omit<Bar, 'value'>): Chart[] =>
  [...new Set(rows.map((row) => amount(row).currency))].map((name) => ({
    name, bars: rows.filter((row) => amount(row).currency === name).map((row) => ({ ...bar(row), value: Number(amount(row).amount) })),
  }))

const SHEET_NAME = 31
/** What the API makes a workbook of. */
export const shownTable = ({ title, columns, rows }: Figures) => ({
  name: title.replaceAll(/[[\]:*?/\\'’]/g, ' ').slice(0, SHEET_NAME),
  columns: columns.map(({ title: heading, kind }) => ({ title: heading, kind })),
  rows: rows.map((row) => row.map(({ value }) => value)),
})
