import '@mantine/charts/styles.css'
import { BarChart } from '@mantine/charts'
import { useTranslation } from 'react-i18next'
import { compact } from '../../shared/format'
import type { Aged } from './AgedBalance'
import { BANDS } from '../../shared/bands'
import { ticks } from './model'

const TONES = ['indigo.6', 'yellow.6', 'orange.6', 'red.6', 'red.9', 'teal.6']

/** Drawn for the eye only: the table below says the same to everybody. Pixels are the one place for floats. */
export default function AgedChart({ row }: { row: Aged }) {
  const { t } = useTranslation()
  const data = BANDS.map((band, i) => ({ band: t(`aged.${band}`), value: Number(row[band].amount), color: TONES[i] }))
  const at = ticks(data.map((d) => d.value))
  return (
    <div aria-hidden>
      <BarChart h={220} data={data} dataKey="band" series={[{ name: 'value', color: 'indigo.6', label: t('account.outstanding') }]} valueFormatter={compact} gridAxis="x" tickLine="none" maxBarWidth={64}
        yAxisProps={{ width: 62, ticks: at, interval: 0, domain: [at[0]!, at.at(-1)!] }}
        barProps={{ radius: 4 }} barChartProps={{ accessibilityLayer: false }} />
    </div>
  )
}
