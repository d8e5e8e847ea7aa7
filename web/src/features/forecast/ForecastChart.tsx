import { useTranslation } from 'react-i18next'
import { ticks } from '../../shared/charts/ticks'
import { compact, day } from '../../shared/format'
import { SOURCES, type Period } from './model'

const WIDTH = 900, HEIGHT = 240, LEFT = 56, BOTTOM = 26, TOP = 10
const FLOOR = HEIGHT - BOTTOM

/** Bars in patterns that need no colour, each with its interval. The table below says the same. Pixels are the one place for floats. */
export function ForecastChart({ periods }: { periods: Period[] }) {
  const { t } = useTranslation()
  const at = ticks(periods.flatMap((one) => [Number(one.amount.amount), Number(one.high?.amount ?? 0)]))
  const high = at.at(-1)!
  const y = (value: number) => FLOOR - ((FLOOR - TOP) * value) / high
  const step = (WIDTH - LEFT) / periods.length
  const bar = Math.min(46, step * 0.62)
  return (
    <figure className="forecast-figure">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden className="forecast-chart" data-testid="forecast-chart">
        <Patterns />
        {at.map((tick) => (
          <g key={tick}>
            <line x1={LEFT} x2={WIDTH} y1={y(tick)} y2={y(tick)} className="grid" />
            <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end">{compact(tick)}</text>
          </g>
        ))}
        {periods.map((one, n) => {
          const x = LEFT + step * n + step / 2
          return (
            <g key={one.from_on}>
              <Bar period={one} x={x - bar / 2} width={bar} y={y} />
              {one.low && one.high && <path className="interval" d={`M${x} ${y(Number(one.low.amount))}V${y(Number(one.high.amount))}M${x - 6} ${y(Number(one.low.amount))}h12M${x - 6} ${y(Number(one.high.amount))}h12`} />}
              <text x={x} y={HEIGHT - 8} textAnchor="middle">{day(one.from_on).slice(0, 5)}</text>
            </g>
          )
        })}
      </svg>
      <figcaption>
        {SOURCES.map((source) => <span key={source}><svg width="14" height="14" aria-hidden><rect width="14" height="14" fill={`url(#forecast-${source})`} className="bar" /></svg> {t(`forecast.sources.${source}`)}</span>)}
        <span><svg width="14" height="14" aria-hidden><path d="M7 1V13M2 1h10M2 13h10" className="interval" /></svg> {t('forecast.interval')}</span>
      </figcaption>
    </figure>
  )
}

function Bar({ period, x, width, y }: { period: Period; x: number; width: number; y: (value: number) => number }) {
  let base = 0
  return SOURCES.map((source) => {
    const value = Number(period.parts.find((part) => part.source === source)?.amount.amount ?? 0)
    const from = y(base)
    base += value
    return value > 0 && <rect key={source} x={x} width={width} y={y(base)} height={Math.max(0, from - y(base))} fill={`url(#forecast-${source})`} className="bar" />
  })
}

function Patterns() {
  return (
    <defs>
      <pattern id="forecast-promise" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" className="ink" /></pattern>
      <pattern id="forecast-plan" width="7" height="7" patternUnits="userSpaceOnUse"><rect width="7" height="7" className="paper" /><path d="M0 7L7 0M-1 1L1 -1M6 8L8 6" className="hatch" /></pattern>
      <pattern id="forecast-dispute" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" className="paper" /><circle cx="3" cy="3" r="1.3" className="ink" /></pattern>
      <pattern id="forecast-habit" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" className="wash" /></pattern>
    </defs>
  )
}
