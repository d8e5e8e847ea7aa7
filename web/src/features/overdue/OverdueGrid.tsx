import { Button, Card, Drawer, SegmentedControl } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { PartyPopper, Send } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataGrid, type Sort } from '../../shared/DataGrid'
import { Empty } from '../../shared/Empty'
import { int } from '../../shared/format'
import { sortRows } from '../../shared/gridColumns'
import { MessagePreview } from '../../shared/MessagePreview'
import { usePeople, useMay } from '../../shared/queries'
import { focusGrid, SearchBox } from '../../shared/SearchBox'
import { useTyped } from '../../shared/urlState'
import { columnsOf } from './columns'
import { Mend, mends } from './Mend'
import { codesOf, isReady, VIEWS, visible } from './model'
import type { DEFAULTS } from './OverduePage'
import type { OverdueRow } from './queries'

type Address = typeof DEFAULTS
type Props = { rows: OverdueRow[]; view: Address; patch: (change: Partial<Address>) => void; onReview: (codes: string[]) => void }
const idOf = (row: OverdueRow) => row.code
const nameOf = (row: OverdueRow) => row.name

export function OverdueGrid({ rows: all, view, patch, onReview }: Props) {
  const { t, i18n } = useTranslation()
  const { nameOf: person } = usePeople()
  const may = useMay('collector')
  const [typed, setTyped, flush] = useTyped(view.q, (q) => patch({ q }))
  const q = useDeferredValue(typed)
  const [sort, setSort] = useState<Sort>({ id: 'days_late', desc: true })
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [shown, setShown] = useState<OverdueRow | null>(null)
  const why = all.find((row) => row.code === shown?.code)?.reason?.code
  const client = useQueryClient()
  const codes = useMemo(() => codesOf(view.codes), [view.codes])
  // oxlint-disable-next-line react/exhaustive-deps -- headers change with the language
  const columns = useMemo(() => columnsOf(t, person), [t, i18n.language, person])
  const rows = useMemo(() => visible(sortRows(all, columns, sort), view.view, codes, q), [all, columns, sort, view.view, codes, q])
  const counts = useMemo(() => Object.fromEntries(VIEWS.map((v) => [v, visible(all, v, codes, '').length])), [all, codes])
  const ticked = rows.filter((row) => selected.has(row.code))
  const sendable = (ticked.length ? ticked : rows).filter((row) => ticked.length || isReady(row))
  return (
    <Card className="card-grid">
      <div className="toolbar noprint">
        <SearchBox value={typed} onChange={setTyped} placeholder={t('overdue.search')} onLeave={focusGrid} onBlur={flush} />
        <SegmentedControl size="xs" aria-label={t('overdue.views')} value={view.view} onChange={(v) => patch({ view: v })} data={VIEWS.map((value) => ({ value, label: t(`overdue.view.${value}`, { n: int(counts[value] ?? 0) }) }))} />
        {codes.size > 0 && <Button size="compact-sm" variant="light" onClick={() => patch({ codes: '' })}>{t('overdue.chosen', { count: codes.size })} ×</Button>}
        <span className="spacer" />
        {may && <Button size="xs" leftSection={<Send size={14} />} disabled={!sendable.length} onClick={() => onReview(sendable.map(idOf))} data-testid="review">{t(ticked.length ? 'overdue.reviewTicked' : 'overdue.reviewAll', { count: sendable.length, n: int(sendable.length) })}</Button>}
      </div>
      <DataGrid label={t('nav.overdue')} rows={rows} columns={columns} rowId={idOf} rowName={nameOf} sort={sort} onSort={setSort} selected={selected} onSelect={setSelected} onOpen={setShown} rowHeight={44}
        empty={<Empty icon={PartyPopper} title={t(all.length ? 'overdue.noneHere' : 'overdue.none')} text={t(all.length ? 'overdue.noneHereText' : 'overdue.noneText')} action={all.length ? <Button size="xs" variant="default" onClick={() => { setTyped(''); patch({ view: 'all', q: '', codes: '' }) }}>{t('overdue.showAll')}</Button> : null} />} />
      <Drawer opened={!!shown} onClose={() => setShown(null)} position="right" size="xl" title={shown?.name} closeButtonProps={{ 'aria-label': t('ui.close') }}>
        {shown && mends(why) && <Mend key={`${shown.code}${why}`} code={shown.code} why={why} onMended={() => void client.invalidateQueries({ queryKey: ['overdue'] })} />}
        {shown && <MessagePreview code={shown.code} on={view.on} height="60dvh" />}
      </Drawer>
    </Card>
  )
}
