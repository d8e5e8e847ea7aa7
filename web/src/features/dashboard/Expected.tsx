import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { FigureCard } from '../../shared/charts/FigureCard'
import { moneyCell, perCurrency, textCell, type Cell } from '../../shared/charts/figures'
import { day } from '../../shared/format'
import { forecastQuery } from '../../shared/forecast'
import { Problem } from '../../shared/problem'

const WEEKS = 6
const DAY_AND_MONTH = 5
const SOURCES = ['promise', 'plan', 'dispute', 'habit'] as const

/** Cash expected by week and why: promises, instalments of plans, disputes, habits. Each week opens its accounts. */
export function Expected() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(forecastQuery)
  if (error) return <Problem error={error} retry={refetch} />
  if (!data) return <Skeleton h={260} />
  const weeks = data.books.flatMap((book) => book.weeks.slice(0, WEEKS).map((week, at) => ({ currency: book.currency, week, at })))
  const nothing: Cell = { text: '–', value: null }
  const figures = {
    title: t('dashboard.expected'),
    columns: [
      { title: t('dashboard.week'), kind: 'text' as const }, { title: t('aged.currency'), kind: 'text' as const, onSheet: true },
      ...SOURCES.map((source) => ({ title: t(`forecast.sources.${source}`), kind: 'money' as const })), { title: t('forecast.amount'), kind: 'money' as const },
    ],
    rows: weeks.map(({ currency, week, at }) => {
      const href = (source = '') => `/forecast?currency=${currency}&week=${at}${source && `&source=${source}`}`
      return [
        textCell(t('dashboard.weekOf', { day: day(week.from_on) })), textCell(currency),
        ...SOURCES.map((source) => { const part = week.parts.find((one) => one.source === source); return part ? moneyCell(part.amount, { href: href(source) }) : nothing }),
        moneyCell(week.amount, Number(week.amount.amount) ? { href: href() } : {}),
      ]
    }),
  }
  const charts = perCurrency(weeks, ({ week }) => week.amount, ({ week }) => ({ label: day(week.from_on).slice(0, DAY_AND_MONTH) }))
  return <FigureCard id="expected" figures={figures} charts={charts} minWidth={620} empty={t('forecast.noneText')} />
}
