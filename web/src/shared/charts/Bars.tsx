import { useElementSize } from '@mantine/hooks'
import { compact } from '../format'
import { ticks } from './ticks'

/** `marks` are other amounts of the same label: a line across the bar, the second dashed. */
export type Bar = { label: string; value: number; tone?: string; marks?: (number | null)[] }

const HEIGHT = 220
const [LEFT, TOP, BOTTOM] = [48, 16, 34]
const LEGEND = 24
const LEGEND_STEP = 190
// Room that a label or a value needs beside others.
const LABEL = 36
const VALUE = 20
const WIDEST = 64
const NARROW = 62

/** Bars with their values written on them, so that nothing hangs on colour. Drawn for the eye: the table beside it says the same to everybody. */
export function Bars({ bars, name, legend }: { bars: Bar[]; name: string; legend?: string[] }) {
  const { ref, width } = useElementSize()
  const at = ticks(bars.flatMap((bar) => [bar.value, ...(bar.marks ?? []).map((mark) => mark ?? 0)]))
  const [low, high] = [at[0]!, at.at(-1)!]
  const top = legend ? TOP + LEGEND : TOP
  const y = (value: number) => top + ((high - value) / (high - low)) * (HEIGHT - top - BOTTOM)
  const room = (width - LEFT) / Math.max(bars.length, 1)
  const every = Math.max(1, Math.ceil(LABEL / Math.max(room, 1)))
  const thick = Math.min(WIDEST, room * 0.7)
  return (
    <div ref={ref} className="chart" style={{ minHeight: HEIGHT }} aria-hidden>
      {width > 0 && (
        <svg viewBox={`0 0 ${width} ${HEIGHT}`} width={width} height={HEIGHT} data-chart={name}>
          {legend && <Legend names={legend} tone={bars[0]?.tone} step={Math.min(LEGEND_STEP, width / legend.length)} />}
          {at.map((tick) => (
            <g key={tick}>
              <line x1={LEFT} x2={width} y1={y(tick)} y2={y(tick)} className={tick === 0 ? 'axis' : 'grid'} />
              <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end" className="tick">{compact(tick)}</text>
            </g>
          ))}
          {bars.map(({ label, value, tone, marks }, n) => {
            const middle = LEFT + room * (n + 0.5)
            const [upper, lower] = [Math.min(y(value), y(0)), Math.max(y(value), y(0))]
            // The value stands clear of a line just above its bar.
            const clear = Math.min(upper, ...(marks ?? []).map((mark) => (mark === null || y(mark) < upper - VALUE ? upper : y(mark))))
            return (
              <g key={label}>
                <rect x={middle - thick / 2} y={upper} width={thick} height={Math.max(lower - upper, value ? 1 : 0)} rx={3} fill={tone ?? 'var(--brand)'} />
                {marks?.map((mark, nth) => mark !== null && <line key={nth ? 'dashed' : 'solid'} x1={middle - thick / 2 - 4} x2={middle + thick / 2 + 4} y1={y(mark)} y2={y(mark)} className={nth ? 'mark dashed' : 'mark'} />)}
                {every === 1 && <text x={middle} y={value < 0 ? lower + 12 : clear - 5} textAnchor="middle" className="value">{compact(value)}</text>}
                {(bars.length - 1 - n) % every === 0 && <text textAnchor="middle" className="tick">{lines(label, room).map((line, i) => <tspan key={line} x={middle} y={HEIGHT - BOTTOM + 17 + i * 13}>{line}</tspan>)}</text>}
              </g>
            )
          })}
        </svg>
      )}
    </div>
  )
}

/** What the bars are, then the lines across them; one without a name is not drawn. In the picture, so that a saved one says it too. */
function Legend({ names: [bar, ...marks], tone, step }: { names: string[]; tone: string | undefined; step: number }) {
  return (
    <g>
      <rect x={0} y={4} width={12} height={12} rx={2} fill={tone ?? 'var(--brand)'} /><text x={18} y={14}>{bar}</text>
      {marks.map((name, nth) => name && (
        <g key={name} transform={`translate(${step * (nth + 1)} 0)`}>
          <line x1={0} x2={18} y1={10} y2={10} className={nth ? 'mark dashed' : 'mark'} /><text x={24} y={14}>{name}</text>
        </g>
      ))}
    </g>
  )
}

/** A label on two lines where one has no room. */
function lines(label: string, room: number): string[] {
  const [first = '', ...rest] = label.split(' ')
  return room < NARROW && rest.length ? [first, rest.join(' ')] : [label]
}
