import { Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { FigureCard } from '../../shared/charts/FigureCard'
import { moneyCell, textCell } from '../../shared/charts/figures'
import { inCompany } from '../../shared/company'
import { consolidationQuery, expectedCell } from '../../shared/consolidation'
import { decimal, longDay } from '../../shared/format'
import { Problem } from '../../shared/problem'

/** All companies of the person in the currency of this one: what is owed, how late, how fast, and what is expected. */
export function Companies() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(consolidationQuery())
  if (error) return <Problem error={error} retry={refetch} />
  if (!data) return <Skeleton h={260} />
  const named = new Map(data.companies.map(({ id, name }) => [id, name]))
  const figures = {
    title: t('companies.together'),
    columns: [
      { title: t('companies.company'), kind: 'text' as const }, { title: t('aged.currency'), kind: 'text' as const, onSheet: true }, { title: t('account.outstanding'), kind: 'money' as const },
      { title: t('account.overdue'), kind: 'money' as const }, { title: t('companies.dso'), kind: 'number' as const }, { title: t('companies.expected'), kind: 'money' as const },
    ],
    rows: [...data.rows, data.whole].map((row) => [
      row.company_id ? textCell(named.get(row.company_id) ?? row.company_id, { href: inCompany(row.company_id, '/dashboard') }) : textCell(t('companies.whole'), { href: '/reports?report=companies' }),
      textCell(row.currency), moneyCell(row.total), moneyCell(row.overdue),
      { text: row.dso_days === null ? '–' : decimal(row.dso_days), value: row.dso_days }, expectedCell(row),
    ]),
  }
  const bars = data.rows.map((row) => ({ label: named.get(row.company_id) ?? row.company_id, value: Number(row.total.amount) }))
  return (
    <>
      <FigureCard id="companies" figures={figures} charts={[{ name: data.currency, bars }]} minWidth={560} />
      <Text size="xs" c={data.missing.length ? 'orange' : 'dimmed'} mt={6}>{data.missing.length ? t('companies.noRate', { currencies: data.missing.map((one) => one.currency).join(', ') }) : t('companies.about', { day: longDay(data.on), currency: data.currency })}</Text>
    </>
  )
}
