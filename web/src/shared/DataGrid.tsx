import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useId, useRef, useState, type CSSProperties, type MouseEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { GridHead } from './GridHead'
import { GridRow } from './GridRow'
import { leastWidth, template, useFitting, type Column, type Sort } from './gridColumns'
import { gridKeys } from './gridKeys'
import { usePrinting } from './printing'
import './grid.css'

export type { Column, Sort } from './gridColumns'

type Props<T> = {
  label: string
  rows: T[]
  columns: Column<T>[]
  rowId: (row: T) => string
  rowName: (row: T) => string
  onOpen: (row: T) => void
  empty: ReactNode
  sort?: Sort
  onSort?: (sort: Sort) => void
  /** Without it rows cannot be ticked. */
  selected?: ReadonlySet<string>
  onSelect?: (ids: ReadonlySet<string>) => void
  rowHeight?: number
  /** Px of the grid; without it the grid fills its page. */
  height?: number
}

const NOTHING: ReadonlySet<string> = new Set()
const PRINT_LIMIT = 2000

/**
 * A grid of any length: arrows or j k move, Space or x ticks, Shift extends, Enter opens, Escape
 * unticks. Only the rows in sight are drawn, as plain HTML: nothing heavier survives fast scrolling.
 */
export function DataGrid<T>(p: Props<T>) {
  const { t } = useTranslation()
  const { rows, rowId, onSelect, onOpen, selected = NOTHING, rowHeight = 40 } = p
  const prefix = useId()
  const box = useRef<HTMLDivElement>(null)
  const [cursor, setCursor] = useState(0)
  const anchor = useRef(0)
  const columns = useFitting(p.columns)
  // oxlint-disable-next-line react/incompatible-library -- the compiler is not used
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => rowHeight, overscan: 6, scrollPaddingStart: 38 })
  useEffect(() => { virtual.measure() }, [virtual, rowHeight])
  const printing = usePrinting()
  const at = Math.min(cursor, Math.max(0, rows.length - 1))
  const areas = template(columns, !!onSelect)
  const layout = { '--columns': areas, '--least': `${leastWidth(columns, !!onSelect)}px` } as CSSProperties

  const live = useRef({ rows, selected })
  live.current = { rows, selected }
  const tick = useCallback((index: number, extend: boolean) => {
    const row = live.current.rows[index]
    if (!row || !onSelect) return
    const next = new Set(live.current.selected)
    const on = !next.has(rowId(row))
    const [from, to] = extend ? [Math.min(index, anchor.current), Math.max(index, anchor.current)] : [index, index]
    for (const one of live.current.rows.slice(from, to + 1)) {
      if (on) next.add(rowId(one))
      else next.delete(rowId(one))
    }
    anchor.current = index
    onSelect(next)
  }, [onSelect, rowId])

  const go = (index: number) => {
    const to = Math.max(0, Math.min(rows.length - 1, index))
    setCursor(to)
    virtual.scrollToIndex(to)
  }
  const rowAt = (target: EventTarget) => (target as HTMLElement).closest<HTMLElement>('[data-row]')
  const click = (event: MouseEvent) => {
    const element = rowAt(event.target)
    if (!element) return
    setCursor(Number(element.dataset.row))
    if ((event.target as HTMLElement).closest('input')) tick(Number(element.dataset.row), event.shiftKey)
  }
  const open = (event: MouseEvent) => {
    const row = rows[Number(rowAt(event.target)?.dataset.row ?? -1)]
    if (row) onOpen(row)
  }
  const keys = gridKeys({
    box, at, count: rows.length, rowHeight, go, tick,
    open: () => { if (rows[at]) onOpen(rows[at]) },
    clear: selected.size && onSelect ? () => onSelect(NOTHING) : null,
  })
  const drawn = printing
    ? rows.slice(0, PRINT_LIMIT).map((_, index) => ({ index, start: 0, size: rowHeight }))
    : virtual.getVirtualItems()

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- an ARIA grid handles its own keys
    <div ref={box} className="grid" role="grid" tabIndex={0} aria-label={p.label} aria-rowcount={rows.length + 1} aria-multiselectable={!!onSelect}
      aria-activedescendant={rows.length ? `${prefix}-${at}` : undefined} data-testid="grid" style={p.height ? { ...layout, flex: 'none', height: p.height, minHeight: 0 } : layout}
      onKeyDown={keys} onClick={click} onDoubleClick={open}>
      <GridHead columns={columns} sort={p.sort} onSort={p.onSort} selectedCount={selected.size} rowCount={rows.length}
        onSelectAll={onSelect && ((all) => onSelect(all ? new Set(rows.map(rowId)) : NOTHING))} />
      <div role={rows.length ? 'rowgroup' : undefined} style={printing ? undefined : { height: virtual.getTotalSize(), position: 'relative' }}>
        {drawn.map(({ index, start, size }) => {
          const row = rows[index]
          return row === undefined ? null : (
            <GridRow key={rowId(row)} id={`${prefix}-${index}`} row={row} index={index} top={start} height={size} columns={columns as Column<unknown>[]}
              checked={onSelect ? selected.has(rowId(row)) : null} current={index === at} label={t('grid.selectRow', { name: p.rowName(row) })} />
          )
        })}
      </div>
      {rows.length === 0 && p.empty && <div role="row" className="grid-empty"><div role="gridcell">{p.empty}</div></div>}
    </div>
  )
}
