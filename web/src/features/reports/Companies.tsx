import { Alert, Group, Select, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { bandsOf, type Band } from '../../shared/bands'
import { FigureCard } from '../../shared/charts/FigureCard'
import { moneyCell, textCell, type Cell } from '../../shared/charts/figures'
import { behindRow, consolidationQuery, type CompanyRow, type Consolidated } from '../../shared/consolidation'
import { day, decimal, longDay, month, percent } from '../../shared/format'
import { Problem } from '../../shared/problem'
import { useUrlState } from '../../shared/urlState'
import { RatesCard, ratesQuery } from './RatesCard'

const DEFAULTS = { in: '' }
// More bars than these have no room for their values on a telephone.
const CHARTED = 6

/** The companies a person may see: each in its own currencies, and all of them in one, at the rates of the day. */
export function Companies() {
  const { t } = useTranslation()
  const [view, patch] = useUrlState(DEFAULTS)
  const { data, error, refetch } = useQuery(consolidationQuery(view.in))
  const { data: rates } = useQuery(ratesQuery)
  if (error) return <Problem error={error} retry={refetch} />
  if (!data) return <Skeleton h={420} />
  const offered = [...new Set([...data.currencies, 'EUR', ...(rates ?? []).map((rate) => rate.currency)])].toSorted()
  return (
    <Stack gap="md">
      <Group align="flex-end" className="noprint">
        <Select label={t('companies.in')} w={160} allowDeselect={false} value={data.currency} data={offered} onChange={(currency) => patch({ in: currency ?? '' })} />
        <Text size="sm" c="dimmed" flex={1} miw={260}>{t('companies.about', { day: longDay(data.on), currency: data.currency })}</Text>
      </Group>
      <Lacking report={data} />
      <Together report={data} />
      <Own report={data} />
      <Trend report={data} />
      <RatesCard used={data.rates} to={data.currency} />
    </Stack>
  )
}

/** What could not be converted is said: it stands in its own currency alone. */
function Lacking({ report }: { report: Consolidated }) {
  const { t } = useTranslation()
  const today = report.missing.filter((one) => one.last_on >= report.on)
  const past = report.missing.filter((one) => one.last_on < report.on)
  return (
    <>
      {today.length > 0 && <Alert color="orange" variant="light" data-testid="no-rate" title={t('companies.noRate', { currencies: today.map((one) => one.currency).join(', ') })}>{t('companies.noRateText')}</Alert>}
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
  dso(row.dso_days), moneyCell(row.expected),
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
    rows: report.own.map((row) => [textCell(nameOf(report, row.company_id)), textCell(row.currency), ...cells(row, bands, (band) => ({ href: behindRow(row, band) }))]),
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
