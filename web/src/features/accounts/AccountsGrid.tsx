import { Card, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { numberQuery, path, search, type AccountRow } from '../../shared/accounts'
import { useColumns } from '../../shared/ColumnChooser'
import { DataGrid } from '../../shared/DataGrid'
import { int } from '../../shared/format'
import { sortRows, type Sort } from '../../shared/gridColumns'
import { usePeople } from '../../shared/queries'
import { focusGrid, SearchBox } from '../../shared/SearchBox'
import { useTyped, useUrlState } from '../../shared/urlState'
import { Bulk } from './Bulk'
import { columnsOf } from './columns'
import { Export } from './Export'
import { collectors, narrow, SHOWN } from './model'
import { NoMatch } from './NoMatch'
import { PasteCodes } from './PasteCodes'

const DEFAULTS = { q: '', sort: '-overdue', show: 'all', collector: '' }
const idOf = (row: AccountRow) => row.code
const nameOf = (row: AccountRow) => row.name
const read = (text: string): Sort => ({ id: text.replace(/^-/, ''), desc: text.startsWith('-') })

/** Search, filters and order live in the address; sorted once, so that a keystroke only filters. */
export function AccountsGrid({ all }: { all: AccountRow[] }) {
  const { t, i18n } = useTranslation()
  const [, go] = useLocation()
  const { nameOf: person } = usePeople()
  const [view, patch] = useUrlState(DEFAULTS)
  const [typed, setTyped, flush] = useTyped(view.q, (q) => patch({ q }))
  const q = useDeferredValue(typed)
  const { data: byNumber } = useQuery(numberQuery(view.q.trim()))
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  // oxlint-disable-next-line react/exhaustive-deps -- headers change with the language
  const every = useMemo(() => columnsOf(t, person), [t, i18n.language, person])
  const { shown: columns, chooser } = useColumns('account_columns', every)
  const sort = useMemo(() => read(view.sort), [view.sort])
  const sorted = useMemo(() => sortRows(all, columns, sort), [all, columns, sort])
  const mine = useMemo(() => narrow(sorted, view.show, view.collector), [sorted, view.show, view.collector])
  const rows = useMemo(() => search(mine, q, byNumber), [mine, q, byNumber])
  const people = useMemo(() => collectors(all), [all])
  const open = useCallback((row: AccountRow) => go(path(row.code)), [go])
  const clear = () => { setTyped(''); patch(DEFAULTS) }
  return (
    <Card className="card-grid">
      <div className="toolbar noprint">
        <SearchBox value={typed} onChange={setTyped} placeholder={t('accounts.search')} onLeave={focusGrid} onBlur={flush} />
        <Select aria-label={t('accounts.show')} data-testid="show" value={view.show} onChange={(show) => patch({ show: show ?? 'all' })} allowDeselect={false} w={190}
          data={SHOWN.map((value) => ({ value, label: t(`accounts.shown.${value}`) }))} />
        <Select aria-label={t('account.collector')} placeholder={t('accounts.everybody')} value={view.collector || null} onChange={(c) => patch({ collector: c ?? '' })} clearable data={people.map((value) => ({ value, label: person(value) }))} w={190} searchable />
        <PasteCodes onFound={setSelected} />
        {chooser}
        <Export columns={columns.map((column) => column.id)} shown={rows} selected={selected} />
        <span className="spacer" />
        <span className="faint num" role="status" data-testid="count">{t('accounts.count', { count: rows.length, n: int(rows.length) })}</span>
      </div>
      {selected.size > 0 && <Bulk selected={selected} shown={rows} onSelect={setSelected} />}
      <DataGrid label={t('nav.accounts')} rows={rows} columns={columns} rowId={idOf} rowName={nameOf} sort={sort}
        onSort={(s) => patch({ sort: `${s.desc ? '-' : ''}${s.id}` })} selected={selected} onSelect={setSelected} onOpen={open} empty={<NoMatch onClear={clear} />} />
    </Card>
  )
}
