import '@mantine/charts/styles.css'
import { BarChart, LineChart } from '@mantine/charts'
import { useTranslation } from 'react-i18next'
import type { Ok } from '../../shared/call'
import { compact, decimal, month } from '../../shared/format'

export type Series = Ok<'GET /reports/months'>['series'][number]

/** Drawn for the eye only: the table below says the same to everybody. Lines differ by their dashes, not by colour alone. */
export function MonthsChart({ series, what }: { series: Series; what: 'dso' | 'receipts' }) {
  const { t } = useTranslation()
  const data = series.months.map((m) => ({
    month: month(m.ends_on), count_back: m.ratios.count_back ?? null, best: m.ratios.best_possible ?? null,
    invoiced: Number(m.invoiced.amount), received: Number(m.received.amount),
  }))
  return (
    <div aria-hidden>
      {what === 'dso' ? (
        <LineChart h={260} data={data} dataKey="month" withLegend connectNulls={false} valueFormatter={(v) => t('reports.days', { n: decimal(v) })}
          series={[{ name: 'count_back', label: t('reports.countBack'), color: 'indigo.6' }, { name: 'best', label: t('reports.best'), color: 'teal.6', strokeDasharray: '6 4' }]} lineChartProps={{ accessibilityLayer: false }} />
      ) : (
        <BarChart h={260} data={data} dataKey="month" withLegend valueFormatter={compact} yAxisProps={{ width: 62 }}
          series={[{ name: 'invoiced', label: t('reports.invoiced'), color: 'indigo.3' }, { name: 'received', label: t('reports.received'), color: 'teal.7' }]} barChartProps={{ accessibilityLayer: false }} />
      )}
    </div>
  )
}
