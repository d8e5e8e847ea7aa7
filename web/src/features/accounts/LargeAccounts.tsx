import { Button, Card, Select } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { pagesQuery, path, type AccountRow } from '../../shared/accounts'
import { useColumns } from '../../shared/ColumnChooser'
import { DataGrid } from '../../shared/DataGrid'
import { int } from '../../shared/format'
import type { Sort } from '../../shared/gridColumns'
import { Problem } from '../../shared/problem'
import { usePeople } from '../../shared/queries'
import { focusGrid, SearchBox } from '../../shared/SearchBox'
import { useTyped, useUrlState } from '../../shared/urlState'
import { Bulk } from './Bulk'
import { BulkActions } from './BulkActions'
import { columnsOf } from './columns'
import { Export } from './Export'
import { asWhere, SHOWN } from './model'
import { NoMatch } from './NoMatch'
import { PasteCodes } from './PasteCodes'

const DEFAULTS = { q: '', sort: '-overdue', show: 'all', collector: '' }
// What the server sorts by; the other columns are shown in that order.
const SORTED = new Set(['code', 'name', 'collector', 'outstanding', 'overdue', 'days_late', 'items_count', 'level', 'oldest_due_on', 'next_step'])
const idOf = (row: AccountRow) => row.code
const nameOf = (row: AccountRow) => row.name

/** The list of a portfolio too large to load: the server searches and sorts, pages come as they are asked for. */
export function LargeAccounts({ where }: { where: string }) {
  const { t, i18n } = useTranslation()
  const [, go] = useLocation()
  const people = usePeople()
  const [view, patch] = useUrlState(DEFAULTS)
  const [typed, setTyped, flush] = useTyped(view.q, (q) => patch({ q }))
  const asked = { where: asWhere(where, view.show, view.collector), q: view.q.trim(), sort: SORTED.has(view.sort.replace(/^-/, '')) ? view.sort : 'code' }
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery(pagesQuery(asked))
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data])
  const total = data?.pages[0]?.total ?? 0
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  // oxlint-disable-next-line react/exhaustive-deps -- headers change with the language
  const every = useMemo(() => columnsOf(t, people.nameOf), [t, i18n.language, people.nameOf])
  const { shown: columns, chooser } = useColumns('account_columns', every)
  const sort = useMemo((): Sort => ({ id: view.sort.replace(/^-/, ''), desc: view.sort.startsWith('-') }), [view.sort])
  const open = useCallback((row: AccountRow) => go(path(row.code)), [go])
  const clear = () => { setTyped(''); patch(DEFAULTS) }
  return (
    <Card className="card-grid" data-testid="large">
      <div className="toolbar noprint">
        <SearchBox value={typed} onChange={setTyped} placeholder={t('accounts.search')} onLeave={focusGrid} onBlur={flush} />
        <Select aria-label={t('accounts.show')} value={view.show} onChange={(show) => patch({ show: show ?? 'all' })} allowDeselect={false} w={190} data={SHOWN.map((value) => ({ value, label: t(`accounts.shown.${value}`) }))} />
        <Select aria-label={t('account.collector')} placeholder={t('accounts.everybody')} value={view.collector || null} onChange={(c) => patch({ collector: c ?? '' })} clearable data={people.including(view.collector)} w={190} searchable />
        <PasteCodes onFound={setSelected} />
        {chooser}
        <Export columns={columns.map((column) => column.id)} shown={rows} selected={selected} large />
        {selected.size === 0 && total > 0 && <BulkActions scope={{ where: asked.where, q: asked.q, count: total }} />}
        <span className="spacer" />
        <span className="faint num" role="status" data-testid="count">{isFetching ? t('ui.loading') : t('accounts.part', { n: int(rows.length), total: int(total) })}</span>
        {hasNextPage && <Button size="compact-sm" variant="default" loading={isFetching} onClick={() => void fetchNextPage()}>{t('ui.more')}</Button>}
      </div>
      {error && <Problem error={error} retry={refetch} />}
      {selected.size > 0 && <Bulk selected={selected} shown={rows} onSelect={setSelected} />}
      <DataGrid label={t('nav.accounts')} rows={rows} columns={columns} rowId={idOf} rowName={nameOf} sort={sort}
        onSort={(s) => { if (SORTED.has(s.id)) patch({ sort: `${s.desc ? '-' : ''}${s.id}` }) }} selected={selected} onSelect={setSelected} onOpen={open} empty={isFetching || error ? null : <NoMatch onClear={clear} />} />
    </Card>
  )
}
