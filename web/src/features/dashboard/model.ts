/** The columns of the aged balance, in order; they sum to the total. */
export const BANDS = ['not_due', 'd1_30', 'd31_60', 'd61_90', 'd90_plus', 'credits'] as const

const NICE = [1, 2, 3, 5, 10]
/** The end of an axis that reads well: 1, 2, 3, 5 or 10 times a power of ten, at least the largest value. */
export function axisEnd(values: number[]): number {
  const largest = Math.max(...values.map(Math.abs), 1)
  const power = 10 ** Math.floor(Math.log10(largest))
  return (NICE.find((factor) => factor * power >= largest) ?? 10) * power
}
