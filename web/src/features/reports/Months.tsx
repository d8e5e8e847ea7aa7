import { Alert, Button, Card, Group, Select, Skeleton, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Calculator, RefreshCw } from 'lucide-react'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/call'
import { Empty } from '../../shared/Empty'
import { monthsQuery } from '../../shared/forecast'
import { instant } from '../../shared/format'
import { Formulas } from '../../shared/Formulas'
import { follow } from '../../shared/jobs'
import { Problem, say } from '../../shared/problem'
import { useMay, usePeople } from '../../shared/queries'
import { seriesName } from './model'
import { MonthsChart, type Series } from './MonthsChart'
import { MonthsTable } from './MonthsTable'
import { Receipts } from './Receipts'

const TOUCHED = ['months'] as const

/** The whole, then collectors, then groups, under their headings. */
function choices(all: Series[], name: (series: Series) => string, t: TFunction) {
  const listed = all.map((series, at) => ({ series, value: String(at), label: `${name(series)} · ${series.currency}` }))
  const of = (by: Series['by']) => listed.filter(({ series }) => series.by === by).map(({ value, label }) => ({ value, label }))
  return [...of(''), { group: t('reports.bys.collector'), items: of('collector') }, { group: t('reports.bys.group'), items: of('group') }]
}

/** Two years of the books by month: DSO and its kin, or what was sold and what came in. */
export function Months({ what }: { what: 'dso' | 'receipts' }) {
  const { t } = useTranslation()
  const may = useMay('credit_manager')
  const { nameOf } = usePeople()
  const [chosen, choose] = useState(0)
  const { data, error, refetch } = useQuery(monthsQuery)
  const compute = useMutation({ mutationFn: () => call('POST /reports/months', {}), onSuccess: (job) => follow(job, { touched: TOUCHED }), onError: say })
  const again = may && <Button size="xs" variant="default" leftSection={<RefreshCw size={14} />} loading={compute.isPending} disabled={!!data?.job_id} onClick={() => compute.mutate()} data-testid="compute-months">{t('reports.compute')}</Button>
  if (error) return <Problem error={error} retry={refetch} />
  if (!data) return <Skeleton h={380} />
  const series = data.series[chosen] ?? data.series[0]
  if (!series) return <Empty icon={Calculator} title={t('reports.notYet')} text={t('reports.notYetText')} action={again} />
  return (
    <>
      <Group mb="sm" justify="space-between" align="flex-end">
        <Select label={t('reports.whose')} w={300} className="noprint" allowDeselect={false} searchable value={String(chosen)} onChange={(value) => choose(Number(value ?? 0))} data={choices(data.series, (s) => seriesName(s.label, nameOf, s.by), t)} />
        <Group gap="xs"><Text size="xs" c="dimmed">{data.computed_at && t('reports.computed', { at: instant(data.computed_at) })}</Text>{again}</Group>
      </Group>
      {data.job_id && <Alert variant="light" mb="sm">{t('reports.going')}</Alert>}
      <Card mb="md"><MonthsChart series={series} what={what} /></Card>
      {what === 'dso' && <Formulas series={series} />}
      <MonthsTable series={series} what={what} may={may && series.by === ''} />
      {what === 'receipts' && <Receipts />}
    </>
  )
}
