import { Card, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { decimal, money, percent } from '../../shared/format'
import type { Series } from './MonthsChart'

const NAMES = ['count_back', 'simple', 'best_possible', 'delinquent', 'effectiveness'] as const

/** How each figure of the last month comes about, with the numbers in it. */
export function Formulas({ series }: { series: Series }) {
  const { t } = useTranslation()
  const now = series.months.at(-1)!
  const values = { balance: money(now.balance), overdue: money(now.overdue), invoiced: money(now.invoiced) }
  const shown = (name: (typeof NAMES)[number]) => {
    const value = now.ratios[name]
    if (value === null || value === undefined) return '–'
    return name === 'effectiveness' ? percent(value / 100) : t('reports.days', { n: decimal(value) })
  }
  return (
    <Card mb="md">
      <Title order={2} size="h5" mb={6}>{t('reports.formulas')}</Title>
      <dl className="formulas" data-testid="formulas">
        {NAMES.map((name) => (
          <div key={name}>
            <dt>{t(`reports.names.${name}`)}</dt>
            <dd><span className="figure">{shown(name)}</span><Text size="xs" c="dimmed">{t(`reports.how.${name}`, values)}</Text></dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
