import { useViewportSize } from '@mantine/hooks'
import { useMemo, type ReactNode } from 'react'

export type Column<T> = {
  id: string
  header: string
  width: number
  cell: (row: T) => ReactNode
  /** Takes what room is left. */
  grow?: boolean
  /** Right-aligned figures, first sorted downwards. */
  numeric?: boolean
  /** What to order by; without it the column cannot be sorted. */
  sort?: (row: T) => string | number
  /** Not drawn in a window narrower than this many px. */
  from?: number | undefined
  /** Shown only where a user chose it. */
  extra?: boolean
}
export type Sort = { id: string; desc: boolean }

/** The columns that fit the window. */
export function useFitting<T>(columns: Column<T>[]): Column<T>[] {
  const { width } = useViewportSize()
  return useMemo(() => columns.filter((c) => !c.from || width === 0 || width >= c.from), [columns, width])
}

/** `grid-template-columns`, with a first narrow one for the box to tick. */
export function template<T>(columns: Column<T>[], ticks: boolean): string {
  const widths = columns.map((c) => (c.grow ? `minmax(${c.width}px, 1fr)` : `${c.width}px`))
  return [...(ticks ? ['40px'] : []), ...widths].join(' ')
}

const EDGES_PX = 16
/** What a row needs at least; a narrower grid scrolls sideways. The same for every row, whatever it holds. */
export function leastWidth<T>(columns: Column<T>[], ticks: boolean): number {
  return columns.reduce((sum, c) => sum + c.width, EDGES_PX + (ticks ? 40 : 0))
}

const order = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
const compare = (a: string | number, b: string | number) =>
  typeof a === 'number' && typeof b === 'number' ? a - b : order.compare(String(a), String(b))

/** A sorted copy; the same array for a column that cannot be sorted. */
export function sortRows<T>(rows: T[], columns: Column<T>[], sort: Sort): T[] {
  const key = columns.find((c) => c.id === sort.id)?.sort
  if (!key) return rows
  const sign = sort.desc ? -1 : 1
  return rows.map((row) => [key(row), row] as const).sort(([a], [b]) => sign * compare(a, b)).map(([, row]) => row)
}
