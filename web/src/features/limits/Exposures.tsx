import { Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { path } from '../../shared/accounts'
import { call } from '../../shared/call'
import { FigureCard } from '../../shared/charts/FigureCard'
import { moneyCell, textCell, type Cell } from '../../shared/charts/figures'
import { amounts, day, int, percent } from '../../shared/format'
import { Problem } from '../../shared/problem'
import { useToday } from '../../shared/queries'

/** Every limit with what is owed under it, the most used first. */
export function Exposures() {
  const { t } = useTranslation()
  const today = useToday()
  const { data, error, refetch } = useQuery({ queryKey: ['limits'], queryFn: ({ signal }) => call('GET /limits', { signal }) })
  if (error) return <Problem error={error} retry={refetch} />
  if (!data) return <Skeleton h={200} />
  const used = (one: (typeof data.items)[number]): Cell => {
    const said = one.use_percent === null ? '–' : percent(one.use_percent / 100)
    return { text: one.mark ? `${said} · ${t(`risk.${one.mark}`)}` : said, value: one.use_percent, late: one.mark === 'over' }
  }
  const ends = (on: string | null): Cell => (on ? { text: on < today ? `${day(on)} · ${t('risk.expired')}` : day(on), value: on, late: on < today } : { text: '–', value: null })
  const figures = {
    title: t('risk.limits'),
    columns: [
      { title: t('nav.accounts'), kind: 'text' as const }, { title: t('risk.under'), kind: 'number' as const }, { title: t('account.outstanding'), kind: 'text' as const },
      { title: t('risk.limit'), kind: 'money' as const }, { title: t('risk.use'), kind: 'number' as const }, { title: t('risk.ends'), kind: 'day' as const },
    ],
    rows: data.items.map((one) => [
      textCell(`${one.name} (${one.code})`, { href: `${path(one.code)}?follow=risk` }), { text: int(one.accounts), value: one.accounts }, textCell(amounts(one.owed)),
      one.limit ? moneyCell(one.limit) : textCell('–'), used(one), ends(one.expires_on),
    ]),
  }
  return (
    <div>
      <Text size="sm" c="dimmed" mb="xs">{t('risk.limitsText')}</Text>
      <FigureCard id="limits" figures={figures} charts={[]} minWidth={720} empty={t('risk.noLimits')} />
      {data.left_off > 0 && <Text size="sm" c="dimmed" mt="xs">{t('forecast.leftOff', { count: data.left_off })}</Text>}
    </div>
  )
}
