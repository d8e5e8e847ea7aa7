import { Alert, Group, Select, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../shared/api'
import { bandsOf, type Band } from '../../shared/bands'
import { FigureCard } from '../../shared/charts/FigureCard'
import { moneyCell, textCell, type Cell } from '../../shared/charts/figures'
import { behindRow, consolidationQuery, expectedCell, type CompanyRow, type Consolidated } from '../../shared/consolidation'
import { DateField } from '../../shared/DateField'
import { day, decimal, longDay, month, percent } from '../../shared/format'
import { Problem } from '../../shared/problem'
import { settingsQuery, useToday } from '../../shared/queries'
import { useUrlState } from '../../shared/urlState'
import { RatesCard, ratesQuery } from './RatesCard'

const DEFAULTS = { in: '', on: '' }
// More bars than these have no room for their values on a telephone.
const CHARTED = 6

/** The companies a person may see, today or on a day that is known: each in its own currencies, and all of them in one, at the rates of the day. */
export function Companies() {
  const { t } = useTranslation()
  const [view, patch] = useUrlState(DEFAULTS)
  const today = useToday()
  const { data, error, refetch } = useQuery(consolidationQuery(view.in, view.on))
  const { data: rates } = useQuery(ratesQuery)
  const { data: settings } = useQuery(settingsQuery)
  const unknown = error instanceof ApiError && error.code === 'not_known_then'
  const offered = [...new Set([...data?.currencies ?? [], ...[view.in, settings?.currency].filter((one) => !!one).map(String), 'EUR', ...(rates ?? []).map((rate) => rate.currency)])].toSorted()
  return (
    <Stack gap="md">
      <Group align="flex-end" className="noprint">
        <Select label={t('companies.in')} w={160} allowDeselect={false} value={data?.currency ?? (view.in || settings?.currency || null)} data={offered} onChange={(currency) => patch({ in: currency ?? '' })} />
        <DateField label={t('reports.on')} clearable maxDate={today} value={view.on || null} placeholder={t('reports.today')} onChange={(on: string | null) => patch({ on: on ?? '' })} />
        {data && <Text size="sm" c="dimmed" flex={1} miw={260} data-testid="companies-about">{about(data, t)}</Text>}
      </Group>
      {unknown && <Alert variant="light" title={t('reports.notKnownThen')} data-testid="not-known-then">{t('companies.notKnownThenText')}</Alert>}
      {error && !unknown && <Problem error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={420} />}
      {data && <Report report={data} />}
    </Stack>
  )
}

function Report({ report }: { report: Consolidated }) {
  return (
    <>
      <Lacking report={report} />
      <Together report={report} />
      <Own report={report} />
      {report.source === 'open' && <Trend report={report} />}
      <RatesCard used={report.rates} to={report.currency} isPast={report.source === 'snapshot'} />
    </>
  )
}

/** At which rates, whose items these are, and since when the past is known. */
function about(report: Consolidated, t: TFunction): string {
  const said = { day: longDay(report.on), currency: report.currency }
  const days = report.companies.map(({ name, on }) => t('companies.snapshotOf', { name, day: longDay(on) })).join(' ; ')
  return [
    ...(report.source === 'open' ? [t('companies.about', said)] : [t('companies.aboutPast', said), t('companies.fromSnapshots', { days })]),
    ...(report.known_from ? [t('reports.knownFrom', { day: longDay(report.known_from) })] : []),
  ].join(' ')
}

/** What could not be converted is said: it stands in its own currency alone. */
function Lacking({ report }: { report: Consolidated }) {
  const { t } = useTranslation()
  // At a past date there are no months: all that lacks a rate are amounts.
  const isNow = (last_on: string) => report.source === 'snapshot' || last_on >= report.on
  const today = report.missing.filter((one) => isNow(one.last_on))
  const past = report.missing.filter((one) => !isNow(one.last_on))
  return (
    <>
      {(report.left_out ?? []).length > 0 && <Alert color="orange" variant="light" data-testid="left-out" title={t('companies.leftOut', { names: report.left_out!.join(', ') })}>{t('companies.leftOutText')}</Alert>}
      {today.length > 0 && <Alert color="orange" variant="light" data-testid="no-rate" title={t('companies.noRate', { currencies: today.map((one) => one.currency).join(', ') })}>{t(`companies.${report.source === 'open' ? 'noRateText' : 'noRateThenText'}`)}</Alert>}
      {past.length > 0 && <Alert color="yellow" variant="light" data-testid="no-past-rate">{past.map((one) => t('companies.noPastRate', { currency: one.currency, count: one.days, day: day(one.last_on) })).join(' ')}</Alert>}
    </>
  )
}

function useColumns(report: Consolidated) {
  const { t } = useTranslation()
  const bands = bandsOf(t, report.bounds)
  const titles = [
    ...[...bands.map(({ title }) => title), t('aged.total')].map((title) => ({ title, kind: 'money' as const })),
    { title: t('reports.lateRate'), kind: 'number' as const }, { title: t('companies.dso'), kind: 'number' as const }, { title: t('companies.expected'), kind: 'money' as const },
  ]
  return { bands, titles }
}

const dso = (days: number | null): Cell => ({ text: days === null ? '–' : decimal(days), value: days })
/** A row's cells; `link` says where an amount that is not nothing leads, without a band the total. */
const cells = (row: CompanyRow, bands: Band[], link: (band?: Band) => Partial<Cell> = () => ({})): Cell[] => [
  ...bands.map((band) => moneyCell(band.cell(row), Number(band.cell(row).amount) ? link(band) : {})), moneyCell(row.total, Number(row.total.amount) ? link() : {}),
  { text: row.late_percent === null ? '–' : percent(row.late_percent / 100), value: row.late_percent },
  dso(row.dso_days), expectedCell(row),
]
const nameOf = (report: Consolidated, id: string) => report.companies.find((one) => one.id === id)?.name ?? id

function Together({ report }: { report: Consolidated }) {
  const { t } = useTranslation()
  const { bands, titles } = useColumns(report)
  const figures = {
    title: t('companies.together'),
    columns: [{ title: t('companies.company'), kind: 'text' as const }, { title: t('aged.currency'), kind: 'text' as const, onSheet: true }, ...titles],
    rows: [...report.rows.map((row) => [textCell(nameOf(report, row.company_id)), textCell(row.currency), ...cells(row, bands)]), [textCell(t('companies.whole')), textCell(report.currency), ...cells(report.whole, bands)]],
  }
  const bars = report.rows.map((row) => ({ label: nameOf(report, row.company_id), value: Number(row.total.amount) }))
  return <FigureCard id="companies" figures={figures} charts={[{ name: report.currency, bars }]} minWidth={1100} />
}

function Own({ report }: { report: Consolidated }) {
  const { t } = useTranslation()
  const { bands, titles } = useColumns(report)
  const figures = {
    title: t('companies.own'),
    columns: [{ title: t('companies.company'), kind: 'text' as const }, { title: t('aged.currency'), kind: 'text' as const }, ...titles],
    // Lists know today alone.
    rows: report.own.map((row) => [textCell(nameOf(report, row.company_id)), textCell(row.currency), ...cells(row, bands, (band) => (report.source === 'open' ? { href: behindRow(row, band) } : {}))]),
  }
  return <FigureCard id="companies-own" figures={figures} charts={[]} minWidth={1100} />
}

/** The DSO of all companies together, month by month, each at the rates of its end. */
function Trend({ report }: { report: Consolidated }) {
  const { t } = useTranslation()
  const figures = {
    title: t('companies.trend', { currency: report.currency }),
    columns: [{ title: t('reports.month'), kind: 'text' as const }, { title: t('companies.dso'), kind: 'number' as const }],
    rows: report.trend.filter(({ days }) => days !== null).toReversed().map(({ ends_on, days }) => [textCell(month(ends_on)), dso(days)]),
  }
  const bars = report.trend.flatMap(({ ends_on, days }) => (days === null ? [] : [{ label: month(ends_on), value: days }]))
  return <FigureCard id="companies-dso" figures={figures} charts={[{ name: 'DSO', bars: bars.slice(-CHARTED) }]} empty={t('companies.noTrend')} />
}
