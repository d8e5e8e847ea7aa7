import { Group, SegmentedControl, Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, type Ok } from '../../shared/call'
import { FigureCard } from '../../shared/charts/FigureCard'
import { moneyCell, textCell } from '../../shared/charts/figures'
import { day, month } from '../../shared/format'
import { Problem } from '../../shared/problem'

type By = Ok<'GET /reports/receipts'>['by']
type Receipt = Ok<'GET /reports/receipts'>['rows'][number]
const BYS = ['day', 'week', 'month'] as const
const DAY_AND_MONTH = 5
const NONE = { text: '–', value: null }

/** What came in, beside what was promised for it and what was forecast at the time. */
export function Receipts() {
  const { t } = useTranslation()
  const [by, choose] = useState<By>('week')
  const { data, error, refetch } = useQuery({ queryKey: ['months', 'receipts', by], queryFn: ({ signal }) => call('GET /reports/receipts', { query: { by }, signal }) })
  if (error) return <Problem error={error} retry={refetch} />
  const name = (row: Receipt) => (by === 'month' ? month(row.from_on) : by === 'day' ? day(row.from_on) : t('dashboard.weekOf', { day: day(row.from_on) }))
  const isEmpty = (row: Receipt) => Number(row.received.amount) === 0 && Number(row.promised.amount) === 0 && Number(row.forecast?.amount ?? 0) === 0
  const rows = (data?.rows ?? []).filter((row) => by !== 'day' || !isEmpty(row))
  const money = (title: string) => ({ title, kind: 'money' as const })
  const figures = {
    title: t(`reports.receiptsBy.${by}`),
    columns: [
      { title: t(`reports.periods.${by}`), kind: 'text' as const }, { title: t('aged.currency'), kind: 'text' as const, onSheet: true },
      money(t('reports.received')), money(t('reports.promisedIn')), ...(by === 'day' ? [] : [money(t('reports.forecast')), money(t('reports.low')), money(t('reports.high')), { title: t('reports.lay'), kind: 'text' as const }]),
    ],
    rows: rows.map((row) => [
      textCell(row.is_running && by !== 'day' ? t('reports.running', { period: name(row) }) : name(row)), textCell(row.received.currency), moneyCell(row.received), moneyCell(row.promised),
      ...(by === 'day' ? [] : [row.forecast, row.low, row.high].map((amount) => (amount ? moneyCell(amount) : NONE))),
      ...(by === 'day' ? [] : [row.lay ? textCell(t(`reports.lays.${row.lay}`)) : NONE]),
    ]),
  }
  const charts = [...new Set(rows.map((row) => row.received.currency))].map((currency) => ({
    name: currency,
    bars: rows.filter((row) => row.received.currency === currency).toReversed().map((row) => ({
      label: by === 'month' ? month(row.from_on) : day(row.from_on).slice(0, DAY_AND_MONTH), value: Number(row.received.amount), tone: 'var(--mantine-color-teal-6)',
      marks: [row.forecast ? Number(row.forecast.amount) : null, Number(row.promised.amount) || null],
    })),
  }))
  return (
    <>
      <Group mt="lg" mb="xs" justify="space-between" align="flex-end">
        <Text size="sm" c="dimmed" maw={760}>{t(`reports.receiptsAbout.${by}`)}</Text>
        <SegmentedControl className="noprint" size="xs" value={by} onChange={(value) => choose(value as By)} data={BYS.map((value) => ({ value, label: t(`reports.periods.${value}`) }))} aria-label={t('reports.period')} />
      </Group>
      {data ? <FigureCard id="receipts" figures={figures} charts={charts} legend={by === 'day' ? [t('reports.received'), '', t('reports.promisedIn')] : [t('reports.received'), t('reports.forecast'), t('reports.promisedIn')]} empty={t('reports.noDay')} /> : <Skeleton h={320} />}
    </>
  )
}
