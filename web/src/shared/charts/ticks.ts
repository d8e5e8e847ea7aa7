const NICE = [1, 2, 2.5, 5, 10]
const PARTS = 4

/** Round ticks from the smallest to the largest value, zero among them. */
export function ticks(values: number[]): number[] {
  const low = Math.min(0, ...values)
  const high = Math.max(1, ...values)
  const rough = (high - low) / PARTS
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = (NICE.find((factor) => factor * power >= rough) ?? 10) * power
  const first = Math.floor(low / step)
  return Array.from({ length: Math.ceil(high / step) - first + 1 }, (_, i) => (first + i) * step)
}
