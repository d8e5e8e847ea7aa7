import { Button, Skeleton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { History } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Amounts } from '../../shared/Amounts'
import { closedItemsQuery } from '../../shared/accountQueries'
import type { Item } from '../../shared/call'
import { DataGrid, type Column } from '../../shared/DataGrid'
import { Empty } from '../../shared/Empty'
import { day, money } from '../../shared/format'
import { said } from '../../shared/i18n'
import { Problem } from '../../shared/problem'

type Closed = Item<'GET /accounts/{code}/closed-items'>
const idOf = (item: Closed) => `${item.id} ${item.closed_on}`
const nameOf = (item: Closed) => item.number
const stay = () => undefined

const columnsOf = (t: TFunction): Column<Closed>[] => [
  { id: 'number', header: t('item.number'), width: 118, grow: true, cell: (r) => <span className="strong">{r.number}</span> },
  { id: 'kind', header: t('item.kind'), width: 110, from: 700, cell: (r) => said('kind', r.kind) },
  { id: 'due_on', header: t('item.due'), width: 104, from: 620, cell: (r) => day(r.due_on) },
  { id: 'amount', header: t('item.amount'), width: 124, numeric: true, cell: (r) => money(r.amount) },
  { id: 'closed_on', header: t('item.closed'), width: 104, cell: (r) => day(r.closed_on) },
  { id: 'how', header: t('item.how'), width: 200, from: 800, cell: (r) => said('how', r.how) },
]

/** The history of payments: what is no longer open, and how that became known. */
export function ClosedItems({ code }: { code: string }) {
  const { t, i18n } = useTranslation()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(closedItemsQuery(code))
  // oxlint-disable-next-line react/exhaustive-deps -- headers change with the language
  const columns = useMemo(() => columnsOf(t), [t, i18n.language])
  const rows = data?.pages.flatMap((page) => page.items) ?? []
  if (error) return <Problem error={error} retry={refetch} />
  if (!data) return <Skeleton h={300} m={16} w="auto" />
  if (!rows.length) return <Empty icon={History} title={t('items.noneClosed')} text={t('items.noneClosedText')} />
  return (
    <>
      <DataGrid label={t('items.closed')} rows={rows} columns={columns} rowId={idOf} rowName={nameOf} onOpen={stay} rowHeight={36} height={Math.min(560, rows.length * 36 + 42)} empty={null} />
      <div className="totals">{hasNextPage && <Button size="compact-sm" variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('ui.more')}</Button>}<span className="spacer" /><span className="faint">{t('items.total', { count: data.pages[0]!.total })}</span><Amounts list={data.pages[0]!.totals} strong /></div>
    </>
  )
}
