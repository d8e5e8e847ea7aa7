import { useTranslation } from 'react-i18next'
import type { Column, Sort } from './gridColumns'

type Props<T> = {
  columns: Column<T>[]
  sort: Sort | undefined
  onSort: ((sort: Sort) => void) | undefined
  selectedCount: number
  rowCount: number
  onSelectAll: ((all: boolean) => void) | undefined
}

const ARROWS = { ascending: ' ↑', descending: ' ↓', none: '' }
const direction = (sort: Sort | undefined, id: string) => (sort?.id !== id ? 'none' : sort.desc ? 'descending' : 'ascending')

/** The sticky first row: tick all, and one button per column that can be sorted. */
export function GridHead<T>({ columns, sort, onSort, selectedCount, rowCount, onSelectAll }: Props<T>) {
  const { t } = useTranslation()
  const all = rowCount > 0 && selectedCount >= rowCount
  return (
    <div role="row" aria-rowindex={1} className="row head">
      {onSelectAll && (
        <span role="columnheader" className="tick">
          <input type="checkbox" aria-label={t('grid.selectAll')} checked={all} onChange={() => onSelectAll(!all)}
            ref={(box) => { if (box) box.indeterminate = selectedCount > 0 && !all }} />
        </span>
      )}
      {columns.map((c) => {
        const now = direction(sort, c.id)
        const can = c.sort && onSort
        return (
          <span key={c.id} role="columnheader" aria-sort={can ? now : undefined} className={c.numeric ? 'num' : undefined}>
            {can ? (
              <button type="button" onClick={() => onSort({ id: c.id, desc: now === 'none' ? !!c.numeric : now === 'ascending' })}>
                {c.header}<i aria-hidden>{ARROWS[now]}</i>
              </button>
            ) : c.header}
          </span>
        )
      })}
    </div>
  )
}
