import { Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call, type Ok } from '../../shared/call'
import { FigureCard } from '../../shared/charts/FigureCard'
import { moneyCell, perCurrency, textCell } from '../../shared/charts/figures'
import { int, longDay, money } from '../../shared/format'
import { said } from '../../shared/i18n'
import { LinkButton } from '../../shared/LinkButton'
import { Problem } from '../../shared/problem'
import { usePeople } from '../../shared/queries'
import { Lengths } from './Lengths'
import { where } from './model'

type Row = Ok<'GET /reports/disputes'>['totals'][number]
type Split = { id: string; title: string; head: string; field: string; rows: Row[]; name: (label: string) => string }

/** What is disputed: why, with whom, since when; and how long disputes took. */
export function Disputes() {
  const { t } = useTranslation()
  const { nameOf } = usePeople()
  const { data, error, refetch } = useQuery({ queryKey: ['dispute-report'], queryFn: ({ signal }) => call('GET /reports/disputes', { signal }) })
  if (error) return <Problem error={error} retry={refetch} />
  if (!data) return <Skeleton h={380} />
  return (
    <Stack>
      <Text size="sm" c="dimmed">{t('reports.disputesAbout', { day: longDay(data.on) })}</Text>
      {data.totals.length > 0 && <LinkButton href="/disputes?resolver=all" size="xs" variant="default" w="fit-content" className="noprint">{t('reports.disputeList')}</LinkButton>}
      {data.totals.length > 0 && <Text fw={650} data-testid="disputed-total">{t('reports.disputeTotal')} {data.totals.map((row) => money(row.amount)).join(' · ')}</Text>}
      <SplitCard id="disputes-type" title={t('reports.byType')} head={t('reports.reason')} field="dispute_type" rows={data.by_type} name={(label) => said('dispute', label)} />
      <SplitCard id="disputes-resolver" title={t('reports.byResolver')} head={t('reports.resolver')} field="resolver" rows={data.by_resolver} name={(label) => (label ? nameOf(label) : t('account.nobody'))} />
      <SplitCard id="disputes-age" title={t('reports.byAge')} head={t('reports.age')} field="dispute_age" rows={data.by_age} name={(label) => label} />
      <Lengths />
    </Stack>
  )
}

function SplitCard({ id, title, head, field, rows, name }: Split) {
  const { t } = useTranslation()
  const figures = {
    title,
    columns: [
      { title: head, kind: 'text' as const }, { title: t('aged.currency'), kind: 'text' as const, onSheet: true }, { title: t('reports.accountsCount'), kind: 'number' as const },
      { title: t('reports.oldest'), kind: 'number' as const }, { title: t('reports.disputed'), kind: 'money' as const },
    ],
    rows: rows.map((row) => [
      textCell(name(row.label)), textCell(row.currency), { text: int(row.accounts), value: row.accounts }, { text: int(row.oldest_days), value: row.oldest_days },
      moneyCell(row.amount, row.label ? { href: where([[field, row.label], ['currency', row.currency]]) } : {}),
    ]),
  }
  return <FigureCard id={id} figures={figures} charts={perCurrency(rows, (row) => row.amount, (row) => ({ label: name(row.label).split('@')[0]! }))} empty={t('reports.noDispute')} />
}
