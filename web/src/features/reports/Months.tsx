import { Alert, Button, Card, Group, Select, Skeleton, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Calculator, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/call'
import { Empty } from '../../shared/Empty'
import { monthsQuery } from '../../shared/forecast'
import { instant, money } from '../../shared/format'
import { follow } from '../../shared/jobs'
import { Problem, say } from '../../shared/problem'
import { useMay, usePeople } from '../../shared/queries'
import { Days } from './Days'
import { Formulas } from './Formulas'
import { seriesName } from './model'
import { MonthsChart } from './MonthsChart'
import { MonthsTable } from './MonthsTable'

const TOUCHED = ['months'] as const

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
        <Select label={t('reports.whose')} w={300} className="noprint" allowDeselect={false} searchable value={String(chosen)} onChange={(value) => choose(Number(value ?? 0))} data={data.series.map((s, at) => ({ value: String(at), label: `${seriesName(s.label, nameOf)} · ${s.currency}` }))} />
        <Group gap="xs"><Text size="xs" c="dimmed">{data.computed_at && t('reports.computed', { at: instant(data.computed_at) })}</Text>{again}</Group>
      </Group>
      {data.job_id && <Alert variant="light" mb="sm">{t('reports.going')}</Alert>}
      <Card mb="md"><MonthsChart series={series} what={what} /></Card>
      {what === 'dso' && <Formulas series={series} />}
      {what === 'dso' && series.cost_of_a_day && <Text size="sm" mb="sm">{t('reports.costOfADay')} <b className="num">{money(series.cost_of_a_day)}</b></Text>}
      <MonthsTable series={series} what={what} may={may && series.label === ''} />
      {what === 'receipts' && <Days />}
    </>
  )
}
