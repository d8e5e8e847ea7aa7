import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { FigureCard } from '../../shared/charts/FigureCard'
import { moneyCell, textCell } from '../../shared/charts/figures'
import { day } from '../../shared/format'
import { Problem } from '../../shared/problem'
import { workQuery } from './work'

/** What came in on each of the last days, beside what was promised for it. */
export function Days() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(workQuery)
  if (error) return <Problem error={error} retry={refetch} />
  if (!data?.computed_at) return null
  const rows = (data.days ?? []).filter(({ received, promised }) => Number(received.amount) !== 0 || Number(promised.amount) !== 0)
  const figures = {
    title: t('reports.byDay'),
    columns: [
      { title: t('reports.dayHead'), kind: 'text' as const }, { title: t('aged.currency'), kind: 'text' as const, onSheet: true },
      { title: t('reports.received'), kind: 'money' as const }, { title: t('reports.promisedFor'), kind: 'money' as const },
    ],
    rows: rows.map((row) => [textCell(day(row.on)), textCell(row.received.currency), moneyCell(row.received), moneyCell(row.promised)]),
  }
  return (
    <>
      <Text size="sm" c="dimmed" mt="lg" mb="xs">{t('reports.byDayAbout')}</Text>
      <FigureCard id="by-day" figures={figures} charts={[]} empty={t('reports.noDay')} />
    </>
  )
}
