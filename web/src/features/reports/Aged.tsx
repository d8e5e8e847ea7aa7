import { ActionIcon, Alert, Card, Group, Select, Skeleton, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { FileDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { listOf } from '../../shared/accounts'
import { ApiError, download } from '../../shared/api'
import { bandsOf, type Band, type Basis } from '../../shared/bands'
import { address, call, type Ok } from '../../shared/call'
import { DateField } from '../../shared/DateField'
import { int, longDay, money, percent } from '../../shared/format'
import { Problem, say } from '../../shared/problem'
import { usePeople, useToday } from '../../shared/queries'
import { useUrlState } from '../../shared/urlState'
import { behind, lateRate } from './model'

type Balance = Ok<'GET /reports/aged-balance'>
type Row = Balance['totals'][number]
type By = '' | 'collector' | 'group' | 'parent' | 'country' | 'account'
const BYS: By[] = ['', 'collector', 'group', 'parent', 'country', 'account']
const BASES: Basis[] = ['due_on', 'issued_on']
const DEFAULTS = { by: 'collector', on: '', basis: 'due_on' }

/** The aged balance, split as one likes, from either day, on any day that is known; each amount leads to the accounts behind it. */
export function Aged() {
  const { t } = useTranslation()
  const today = useToday()
  const [view, patch] = useUrlState(DEFAULTS)
  const by = view.by as By, basis = view.basis as Basis
  const query = { ...(by ? { by } : {}), ...(view.on ? { on: view.on } : {}), basis }
  const { data, error, refetch } = useQuery({ queryKey: ['aged', query], queryFn: ({ signal }) => call('GET /reports/aged-balance', { query, signal }) })
  const save = () => void download(address('/reports/aged-balance.xlsx', {}, query), `aged-balance-${data?.on ?? ''}.xlsx`).catch(say)
  const unknown = error instanceof ApiError && error.code === 'not_known_then'
  return (
    <>
      <Group mb="sm" align="flex-end" className="noprint">
        <Select label={t('reports.by')} w={240} value={by} allowDeselect={false} onChange={(value) => patch({ by: value ?? '' })} data={BYS.map((value) => ({ value, label: t(`reports.bys.${value || 'all'}`) }))} />
        <Select label={t('reports.basis')} w={200} value={basis} allowDeselect={false} onChange={(value) => patch({ basis: value ?? 'due_on' })} data={BASES.map((value) => ({ value, label: t(`reports.bases.${value}`) }))} data-testid="aged-basis" />
        <DateField label={t('reports.on')} clearable value={view.on || null} placeholder={t('reports.today')} onChange={(on: string | null) => patch({ on: on ?? '' })} />
        <ActionIcon size={36} variant="default" aria-label={t('export.button')} title={t('export.button')} onClick={save} disabled={!data} data-testid="aged-xlsx"><FileDown size={16} /></ActionIcon>
      </Group>
      {unknown && <Alert variant="light" title={t('reports.notKnownThen')} data-testid="not-known-then">{t('reports.notKnownThenText')}</Alert>}
      {error && !unknown && <Problem error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={320} />}
      {data && <Balances data={data} by={by} links={data.on === today} today={today} />}
    </>
  )
}

function Balances({ data, by, links, today }: { data: Balance; by: By; links: boolean; today: string }) {
  const { t } = useTranslation()
  const bands = bandsOf(t, data.bounds, data.basis)
  return (
    <Card p={0}>
      <Text size="sm" c="dimmed" p="sm" data-testid="aged-about">{about(data, today, t)}</Text>
      <Table.ScrollContainer className="aged" minWidth={560 + 90 * bands.length}>
        <Table fz={13} verticalSpacing={7} highlightOnHover stickyHeader data-testid="aged">
          <Table.Thead><Table.Tr>
            <Table.Th>{t(`reports.bys.${by || 'all'}`)}</Table.Th><Table.Th>{t('aged.currency')}</Table.Th>
            {bands.map(({ key, title }) => <Table.Th key={key} ta="right">{title}</Table.Th>)}
            <Table.Th ta="right">{t('aged.total')}</Table.Th><Table.Th ta="right">{t('reports.lateRate')}</Table.Th>
          </Table.Tr></Table.Thead>
          <Table.Tbody>
            {data.rows?.map((row) => <Line key={row.label + row.currency} row={row} by={by} bands={bands} links={links} />)}
            {data.others?.map((row) => <Line key={row.currency} row={row} by="" bands={bands} links={false} label={t('reports.others', { count: data.others_count ?? 0, n: int(data.others_count ?? 0) })} />)}
            {data.totals.map((row) => <Line key={row.currency} row={row} by="" bands={bands} links={links} label={t('aged.total')} sum />)}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  )
}

/** From which day items age, whose items these are, and since when the past is known. */
function about(data: Balance, today: string, t: TFunction): string {
  const said = [t(`reports.agedAbout.${data.basis}`, { day: longDay(data.on) })]
  if (data.source === 'snapshot') said.push(t('reports.fromSnapshot', { day: longDay(data.as_of) }))
  else if (data.on !== today) said.push(t('reports.dayAhead'))
  if (data.known_from) said.push(t('reports.knownFrom', { day: longDay(data.known_from) }))
  return said.join(' ')
}

function Line({ row, by, bands, links, label, sum }: { row: Row; by: By; bands: Band[]; links: boolean; label?: string; sum?: boolean }) {
  const { t } = useTranslation()
  const { nameOf } = usePeople()
  const name = label ?? (by === 'collector' && row.label ? nameOf(row.label) : row.label || t('reports.none'))
  const cell = (amount: Row['total'], band: Band | null) => {
    const said = money(amount)
    return links && Number(amount.amount) !== 0 ? <Link href={listOf(behind(by, row.label, band, row.currency))}>{said}</Link> : said
  }
  return (
    <Table.Tr className={sum ? 'sum' : undefined}>
      <Table.Th scope="row">{name}</Table.Th><Table.Td>{row.currency}</Table.Td>
      {bands.map((band) => <Table.Td key={band.key} ta="right" className="num">{cell(band.cell(row), band)}</Table.Td>)}
      <Table.Td ta="right" className="num strong">{cell(row.total, null)}</Table.Td>
      <Table.Td ta="right" className="num">{percent(lateRate(row))}</Table.Td>
    </Table.Tr>
  )
}
