import { Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/call'
import { FigureCard } from '../../shared/charts/FigureCard'
import { moneyCell, textCell } from '../../shared/charts/figures'
import { percent } from '../../shared/format'
import { Problem } from '../../shared/problem'
import { usePeople } from '../../shared/queries'
import { where } from './model'

/** How much of what is overdue has a status and a comment, by collector. */
export function Qualification() {
  const { t } = useTranslation()
  const { nameOf } = usePeople()
  const { data, error, refetch } = useQuery({ queryKey: ['qualification'], queryFn: ({ signal }) => call('GET /reports/qualification', { signal }) })
  if (error) return <Problem error={error} retry={refetch} />
  if (!data) return <Skeleton h={240} />
  const name = (collector: string) => (collector ? nameOf(collector) : t('account.nobody'))
  const figures = {
    title: t('reports.qualification'),
    columns: [
      { title: t('account.collector'), kind: 'text' as const }, { title: t('aged.currency'), kind: 'text' as const, onSheet: true },
      { title: t('account.overdue'), kind: 'money' as const }, { title: t('reports.qualified'), kind: 'money' as const }, { title: t('reports.ratePercent'), kind: 'number' as const },
    ],
    rows: data.items.map((row) => [
      textCell(name(row.collector)), textCell(row.currency),
      moneyCell(row.overdue, { href: where([['collector', row.collector]], `overdue > "0 ${row.currency}"`) }),
      moneyCell(row.qualified), { text: percent(row.permille / 1000), value: row.permille / 10 },
    ]),
  }
  return (
    <>
      <Text size="sm" c="dimmed" mb="xs">{t('reports.qualificationAbout')}</Text>
      <FigureCard id="qualification" figures={figures} charts={[]} empty={t('reports.nothingLate')} />
    </>
  )
}
