import { ActionIcon, Card, Group, Select, Skeleton, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { FileDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { listOf } from '../../shared/accounts'
import { download } from '../../shared/api'
import { BANDS } from '../../shared/bands'
import { address, call, type Ok } from '../../shared/call'
import { DateField } from '../../shared/DateField'
import { longDay, money, percent } from '../../shared/format'
import { Problem, say } from '../../shared/problem'
import { usePeople, useToday } from '../../shared/queries'
import { useUrlState } from '../../shared/urlState'
import { behind, lateRate } from './model'

type Row = Ok<'GET /reports/aged-balance'>['totals'][number]
type By = '' | 'collector' | 'group' | 'parent' | 'country' | 'account'
const BYS: By[] = ['', 'collector', 'group', 'parent', 'country', 'account']
const DEFAULTS = { by: 'collector', on: '' }

/** The aged balance, split as one likes; each amount leads to the accounts behind it. */
export function Aged() {
  const { t } = useTranslation()
  const today = useToday()
  const [view, patch] = useUrlState(DEFAULTS)
  const by = view.by as By
  const query = { ...(by ? { by } : {}), ...(view.on ? { on: view.on } : {}) }
  const { data, error, refetch } = useQuery({ queryKey: ['aged', query], queryFn: ({ signal }) => call('GET /reports/aged-balance', { query, signal }) })
  const save = () => void download(address('/reports/aged-balance.xlsx', {}, query), `aged-balance-${data?.on ?? ''}.xlsx`).catch(say)
  return (
    <>
      <Group mb="sm" align="flex-end" className="noprint">
        <Select label={t('reports.by')} w={200} value={by} allowDeselect={false} onChange={(value) => patch({ by: value ?? '' })} data={BYS.map((value) => ({ value, label: t(`reports.bys.${value || 'all'}`) }))} />
        <DateField label={t('reports.on')} clearable value={view.on || null} placeholder={t('reports.today')} onChange={(on: string | null) => patch({ on: on ?? '' })} />
        <ActionIcon size={36} variant="default" aria-label={t('export.button')} title={t('export.button')} onClick={save} data-testid="aged-xlsx"><FileDown size={16} /></ActionIcon>
      </Group>
      {error && <Problem error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={320} />}
      {data && (
        <Card p={0}>
          <Text size="sm" c="dimmed" p="sm">{t('reports.agedAbout', { day: longDay(data.on) })} {data.on !== today && t('reports.otherDay')}</Text>
          <Table.ScrollContainer minWidth={940}>
            <Table fz={13} verticalSpacing={7} highlightOnHover stickyHeader data-testid="aged">
              <Table.Thead><Table.Tr>
                <Table.Th>{t(`reports.bys.${by || 'all'}`)}</Table.Th><Table.Th>{t('aged.currency')}</Table.Th>
                {[...BANDS, 'total' as const].map((band) => <Table.Th key={band} ta="right">{t(`aged.${band}`)}</Table.Th>)}
                <Table.Th ta="right">{t('reports.lateRate')}</Table.Th>
              </Table.Tr></Table.Thead>
              <Table.Tbody>
                {data.rows?.map((row) => <Line key={row.label + row.currency} row={row} by={by} links={data.on === today} />)}
                {data.totals.map((row) => <Line key={row.currency} row={row} by="" links={data.on === today} />)}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Card>
      )}
    </>
  )
}

function Line({ row, by, links }: { row: Row; by: By; links: boolean }) {
  const { t } = useTranslation()
  const { nameOf } = usePeople()
  const label = by === '' ? t('aged.total') : by === 'collector' && row.label ? nameOf(row.label) : row.label || t('reports.none')
  const cell = (band: (typeof BANDS)[number] | 'total') => {
    const said = money(row[band])
    return links && Number(row[band].amount) !== 0 ? <Link href={listOf(behind(by, row.label, band, row.currency))}>{said}</Link> : said
  }
  return (
    <Table.Tr className={by === '' ? 'sum' : undefined}>
      <Table.Th scope="row">{label}</Table.Th><Table.Td>{row.currency}</Table.Td>
      {[...BANDS, 'total' as const].map((band) => <Table.Td key={band} ta="right" className={band === 'total' ? 'num strong' : 'num'}>{cell(band)}</Table.Td>)}
      <Table.Td ta="right" className="num">{percent(lateRate(row))}</Table.Td>
    </Table.Tr>
  )
}
