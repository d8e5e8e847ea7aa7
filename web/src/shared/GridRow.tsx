import { memo } from 'react'
import type { Column } from './gridColumns'

type Props = {
  id: string
  row: unknown
  index: number
  top: number
  height: number
  columns: Column<unknown>[]
  /** Null where rows cannot be ticked. */
  checked: boolean | null
  current: boolean
  label: string
}

/** One row; drawn again only when something of it changed. */
export const GridRow = memo(function GridRow({ id, row, index, top, height, columns, checked, current, label }: Props) {
  const names = `row${checked ? ' on' : ''}${current ? ' cur' : ''}`
  return (
    <div id={id} role="row" data-row={index} aria-rowindex={index + 2} aria-selected={checked ?? undefined} className={names}
      style={{ height, transform: `translateY(${top}px)` }}>
      {checked !== null && (
        <span role="gridcell" className="tick"><input type="checkbox" tabIndex={-1} aria-label={label} checked={checked} readOnly /></span>
      )}
      {columns.map((c) => <span key={c.id} role="gridcell" className={c.numeric ? 'num' : undefined}>{c.cell(row)}</span>)}
    </div>
  )
})
