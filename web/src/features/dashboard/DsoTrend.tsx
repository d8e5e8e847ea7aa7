import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { FigureCard } from '../../shared/charts/FigureCard'
import { moneyCell, textCell, type Cell } from '../../shared/charts/figures'
import { monthsQuery } from '../../shared/forecast'
import { decimal, month } from '../../shared/format'
import { Problem } from '../../shared/problem'

const MONTHS = 6
const HREF = '/reports?report=dso'

/** Half a year of DSO by count-back, in each currency of the books. */
export function DsoTrend() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(monthsQuery)
  if (error) return <Problem error={error} retry={refetch} />
  if (!data) return <Skeleton h={260} />
  const books = data.series.filter((series) => series.label === '').map(({ currency, months }) => ({ currency, months: months.slice(-MONTHS) }))
  const days = (n: number | null | undefined): Cell => ({ text: n === null || n === undefined ? '–' : decimal(n), value: n ?? null })
  const figures = {
    title: t('dashboard.dso'),
    columns: [
      { title: t('reports.month'), kind: 'text' as const }, { title: t('aged.currency'), kind: 'text' as const, onSheet: true }, { title: t('reports.countBack'), kind: 'number' as const },
      { title: t('reports.best'), kind: 'number' as const }, { title: t('reports.balance'), kind: 'money' as const },
    ],
    rows: books.flatMap(({ currency, months }) => months.toReversed().map((m) => [
      textCell(month(m.ends_on), { href: HREF }), textCell(currency), days(m.ratios.count_back), days(m.ratios.best_possible), moneyCell(m.balance),
    ])),
  }
  const charts = books.map(({ currency, months }) => ({ name: currency, bars: months.flatMap((m) => (typeof m.ratios.count_back === 'number' ? [{ label: month(m.ends_on), value: m.ratios.count_back }] : [])) }))
  return <FigureCard id="dso" figures={figures} charts={charts} empty={t('reports.notYetText')} />
}
