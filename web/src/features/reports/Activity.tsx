import { Select, Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FigureCard } from '../../shared/charts/FigureCard'
import { moneyCell, textCell } from '../../shared/charts/figures'
import { instant, int, month } from '../../shared/format'
import { Problem } from '../../shared/problem'
import { usePeople } from '../../shared/queries'
import { seriesName } from './model'
import type { Series } from './MonthsChart'
import { monthsQuery, workQuery } from './work'

const KINDS = ['actions', 'messages', 'answers', 'qualified', 'promises_kept', 'promises_broken'] as const
const CHARTED = ['messages', 'actions'] as const

/** What came in that month; the work looks back less far than the books. */
function received({ months }: Series, on: string) {
  const found = months.find((m) => m.ends_on === on)
  return found ? moneyCell(found.received) : { text: '–', value: null }
}

/** What was done each month on the accounts of a collector, and what came of it: promises, and money. */
export function Activity() {
  const { t } = useTranslation()
  const { nameOf } = usePeople()
  const [label, choose] = useState('')
  const { data, error, refetch } = useQuery(workQuery)
  const { data: books } = useQuery(monthsQuery)
  if (error) return <Problem error={error} retry={refetch} />
  if (!data) return <Skeleton h={240} />
  const all = data.series ?? []
  const months = (all.find((one) => one.label === label)?.months ?? []).toReversed()
  const came = (books?.series ?? []).filter((one) => one.label === label && one.by === (label ? 'collector' : ''))
  const figures = {
    title: t('reports.activity'),
    columns: [{ title: t('reports.month'), kind: 'text' as const }, ...KINDS.map((kind) => ({ title: t(`reports.work.${kind}`), kind: 'number' as const })), ...came.map(({ currency }) => ({ title: t('reports.receivedIn', { currency }), kind: 'money' as const }))],
    rows: months.map((m) => [textCell(month(m.ends_on)), ...KINDS.map((kind) => ({ text: int(m[kind] ?? 0), value: m[kind] ?? 0 })), ...came.map((one) => received(one, m.ends_on))]),
  }
  const charts = CHARTED.filter((kind) => months.some((m) => m[kind])).map((kind) => ({ name: t(`reports.work.${kind}`), bars: months.toReversed().map((m) => ({ label: m.ends_on.slice(5, 7), value: m[kind] ?? 0 })) }))
  return (
    <>
      {all.length > 0 && <Select label={t('reports.whose')} w={300} mt="lg" mb="sm" className="noprint" allowDeselect={false} searchable value={label} onChange={(value) => choose(value ?? '')} data={all.map((one) => ({ value: one.label, label: seriesName(one.label, nameOf) }))} />}
      <FigureCard id="activity" figures={figures} charts={charts} minWidth={720} empty={t('reports.notYetText')} />
      {data.computed_at && <Text size="xs" c="dimmed" mt={6}>{t('reports.activityAbout', { at: instant(data.computed_at) })}</Text>}
    </>
  )
}
