import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Ok } from '../../shared/call'
import { FigureCard } from '../../shared/charts/FigureCard'
import { textCell } from '../../shared/charts/figures'
import { decimal, instant, int } from '../../shared/format'
import { said } from '../../shared/i18n'
import { Problem } from '../../shared/problem'
import { usePeople } from '../../shared/queries'
import { workQuery } from './work'

type Row = NonNullable<Ok<'GET /reports/work'>['by_type']>[number]

/** How long the disputes took that ended within the year. */
export function Lengths() {
  const { t } = useTranslation()
  const { nameOf } = usePeople()
  const { data, error, refetch } = useQuery(workQuery)
  if (error) return <Problem error={error} retry={refetch} />
  if (!data) return null
  const card = (id: string, title: string, head: string, rows: Row[], name: (label: string) => string) => (
    <FigureCard
      id={id} charts={[]} empty={data.computed_at ? t('reports.noLength') : t('reports.notYetText')}
      figures={{
        title,
        columns: [{ title: head, kind: 'text' }, { title: t('reports.endedItems'), kind: 'number' }, { title: t('reports.meanDays'), kind: 'number' }],
        rows: rows.map((row) => [textCell(name(row.label)), { text: int(row.items), value: row.items }, { text: decimal(row.mean_days), value: row.mean_days }]),
      }}
    />
  )
  return (
    <>
      {card('lengths-type', t('reports.lengthByType'), t('reports.reason'), data.by_type ?? [], (label) => said('dispute', label))}
      {card('lengths-resolver', t('reports.lengthByResolver'), t('reports.resolver'), data.by_resolver ?? [], (label) => (label ? nameOf(label) : t('account.nobody')))}
      {data.computed_at && <Text size="xs" c="dimmed">{t('reports.lengthAbout', { at: instant(data.computed_at) })}</Text>}
    </>
  )
}
