import { useElementSize } from '@mantine/hooks'
import { compact } from '../format'
import { ticks } from './ticks'

export type Bar = { label: string; value: number; tone?: string }

const HEIGHT = 220
const [LEFT, TOP, BOTTOM] = [48, 16, 34]
const WIDEST = 64
const NARROW = 62

/** Bars with their values written on them, so that nothing hangs on colour. Drawn for the eye: the table beside it says the same to everybody. */
export function Bars({ bars, name }: { bars: Bar[]; name: string }) {
  const { ref, width } = useElementSize()
  const at = ticks(bars.map((bar) => bar.value))
  const [low, high] = [at[0]!, at.at(-1)!]
  const y = (value: number) => TOP + ((high - value) / (high - low)) * (HEIGHT - TOP - BOTTOM)
  const room = (width - LEFT) / Math.max(bars.length, 1)
  const thick = Math.min(WIDEST, room * 0.7)
  return (
    <div ref={ref} className="chart" style={{ minHeight: HEIGHT }} aria-hidden>
      {width > 0 && (
        <svg viewBox={`0 0 ${width} ${HEIGHT}`} width={width} height={HEIGHT} data-chart={name}>
          {at.map((tick) => (
            <g key={tick}>
              <line x1={LEFT} x2={width} y1={y(tick)} y2={y(tick)} className={tick === 0 ? 'axis' : 'grid'} />
              <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end" className="tick">{compact(tick)}</text>
            </g>
          ))}
          {bars.map(({ label, value, tone }, n) => {
            const middle = LEFT + room * (n + 0.5)
            const [top, bottom] = [Math.min(y(value), y(0)), Math.max(y(value), y(0))]
            return (
              <g key={label}>
                <rect x={middle - thick / 2} y={top} width={thick} height={Math.max(bottom - top, value ? 1 : 0)} rx={3} fill={tone ?? 'var(--brand)'} />
                <text x={middle} y={value < 0 ? bottom + 12 : top - 5} textAnchor="middle" className="value">{compact(value)}</text>
                <text textAnchor="middle" className="tick">{lines(label, room).map((line, i) => <tspan key={line} x={middle} y={HEIGHT - BOTTOM + 17 + i * 13}>{line}</tspan>)}</text>
              </g>
            )
          })}
        </svg>
      )}
    </div>
  )
}

/** A label on two lines where one has no room. */
function lines(label: string, room: number): string[] {
  const [first = '', ...rest] = label.split(' ')
  return room < NARROW && rest.length ? [first, rest.join(' ')] : [label]
}
