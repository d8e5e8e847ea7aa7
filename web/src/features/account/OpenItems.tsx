import { Skeleton } from '@mantine/core'
import { PauseCircle, PartyPopper } from 'lucide-react'
import type { TFunction } from 'i18next'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenItem } from '../../shared/accounts'
import { Amounts } from '../../shared/Amounts'
import { useColumns } from '../../shared/ColumnChooser'
import { DataGrid, type Column, type Sort } from '../../shared/DataGrid'
import { Empty } from '../../shared/Empty'
import { day, int, money } from '../../shared/format'
import { sortRows } from '../../shared/gridColumns'
import { said } from '../../shared/i18n'
import { saidOf } from '../../shared/qualify/model'
import type { Money } from '../../shared/schema.gen'
import { StatusTag } from '../../shared/tags'

const columnsOf = (t: TFunction, paused: Record<string, string>): Column<OpenItem>[] => [
  { id: 'number', header: t('item.number'), width: 108, grow: true, cell: (r) => <span className="strong">{r.number}</span>, sort: (r) => r.number },
  { id: 'kind', header: t('item.kind'), width: 84, from: 700, cell: (r) => said('kind', r.kind), sort: (r) => r.kind },
  { id: 'issued_on', header: t('item.issued'), width: 96, from: 1520, cell: (r) => day(r.issued_on), sort: (r) => r.issued_on },
  { id: 'due_on', header: t('item.due'), width: 96, from: 620, cell: (r) => day(r.due_on), sort: (r) => r.due_on },
  { id: 'days_late', header: t('account.daysLate'), width: 78, numeric: true, from: 500, cell: (r) => (r.days_late > 0 ? <span className="late">{int(r.days_late)}</span> : <span className="faint">{int(r.days_late)}</span>), sort: (r) => r.days_late },
  { id: 'balance', header: t('item.balance'), width: 114, numeric: true, cell: (r) => <span className="strong">{money(r.balance)}</span>, sort: (r) => Number(r.balance.amount) },
  { id: 'status', header: t('item.status'), width: 66, cell: (r) => <StatusTag type={r.status.type} code={r.status.code} />, sort: (r) => r.status.type },
  { id: 'amount', header: t('item.amount'), width: 114, numeric: true, extra: true, cell: (r) => money(r.amount), sort: (r) => Number(r.amount.amount) },
  { id: 'reference', header: t('field.reference'), width: 120, extra: true, cell: (r) => r.reference, sort: (r) => r.reference },
  { id: 'label', header: t('field.label'), width: 160, extra: true, cell: (r) => r.label, sort: (r) => r.label },
  { id: 'comment', header: t('qualify.comment'), width: 200, extra: true, cell: (r) => r.status.comment, sort: (r) => r.status.comment ?? '' },
  { id: 'more', header: t('item.more'), width: 150, grow: true, from: 1000, cell: (r) => <More item={r} paused={r.id in paused || !!r.paused_by} /> },
]

/** The promise's date, the dispute's type, the comment, and whether an answer holds the item back. */
function More({ item, paused }: { item: OpenItem; paused: boolean }) {
  const { t } = useTranslation()
  const { status, reference, reminded_step: step } = item
  const parts = [status.promise_on && day(status.promise_on), status.rest && t('item.part', { said: money(saidOf(item)), balance: money(item.balance) }), status.dispute_type && said('dispute', status.dispute_type), status.comment, step && said('step', step), reference]
  const text = parts.filter(Boolean).join(' · ')
  return <span title={text}>{paused && <span className="tag warn"><PauseCircle size={11} aria-hidden /> {t('item.paused')}</span>} {text}</span>
}

type Props = {
  items: OpenItem[]; loading: boolean; totals: Money[]; paused: Record<string, string>; selected: ReadonlySet<string>
  onSelect: ((ids: ReadonlySet<string>) => void) | undefined; onOpen: (item: OpenItem) => void
}
const idOf = (item: OpenItem) => item.id
const nameOf = (item: OpenItem) => item.number

export function OpenItems({ items, loading, totals, paused, selected, onSelect, onOpen }: Props) {
  const { t, i18n } = useTranslation()
  const [sort, setSort] = useState<Sort>({ id: 'due_on', desc: false })
  // oxlint-disable-next-line react/exhaustive-deps -- headers change with the language
  const every = useMemo(() => columnsOf(t, paused), [t, i18n.language, paused])
  const { shown: columns, chooser } = useColumns('item_columns', every)
  const rows = useMemo(() => sortRows(items, columns, sort), [items, columns, sort])
  if (loading) return <Skeleton h={300} m={16} w="auto" />
  if (!items.length) return <Empty icon={PartyPopper} title={t('items.noneOpen')} text={t('items.noneOpenText')} />
  return (
    <>
      <DataGrid label={t('items.open')} rows={rows} columns={columns} rowId={idOf} rowName={nameOf} sort={sort} onSort={setSort} selected={selected}
        {...(onSelect ? { onSelect } : {})} onOpen={onOpen} rowHeight={36} height={Math.min(560, Math.max(4, items.length) * 36 + 42)} empty={null} />
      <div className="totals">{chooser}<span className="spacer" /><span className="faint">{t('items.total', { count: items.length })}</span><Amounts list={totals} strong /></div>
    </>
  )
}
