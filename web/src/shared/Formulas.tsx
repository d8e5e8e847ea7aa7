import { Card, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Ok } from './call'
import { decimal, money, percent } from './format'
import './formulas.css'

type Series = Ok<'GET /reports/months'>['series'][number]
const NAMES = ['count_back', 'simple', 'best_possible', 'delinquent', 'effectiveness'] as const

/** How each figure of the last month comes about, with the numbers in it. */
export function Formulas({ series, title }: { series: Series; title?: string }) {
  const { t } = useTranslation()
  const now = series.months.at(-1)!
  const values = { balance: money(now.balance), overdue: money(now.overdue), invoiced: money(now.invoiced), quarter: money(series.quarter), days: series.quarter_days }
  const shown = (name: (typeof NAMES)[number]) => {
    const value = now.ratios[name]
    if (value === null || value === undefined) return '–'
    return name === 'effectiveness' ? percent(value / 100) : t('reports.days', { n: decimal(value) })
  }
  return (
    <Card mb="md">
      <Title order={2} size="h5" mb={6}>{title ?? t('reports.formulas')}</Title>
      <dl className="formulas" data-testid="formulas">
        {NAMES.map((name) => (
          <div key={name}>
            <dt>{t(`reports.names.${name}`)}</dt>
            <dd><span className="figure">{shown(name)}</span><Text size="xs" c="dimmed">{t(`reports.how.${name}`, values)}</Text></dd>
          </div>
        ))}
        {series.cost_of_a_day && (
          <div>
            <dt>{t('reports.names.cost_of_a_day')}</dt>
            <dd><span className="figure">{money(series.cost_of_a_day)}</span><Text size="xs" c="dimmed">{t('reports.how.cost_of_a_day', values)}</Text></dd>
          </div>
        )}
      </dl>
    </Card>
  )
}
