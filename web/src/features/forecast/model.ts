import type { Ok } from '../../shared/call'

export type Book = Ok<'GET /forecast'>['books'][number]
export type Period = Book['weeks'][number]
export const SOURCES = ['promise', 'plan', 'dispute', 'habit'] as const

/** A round amount at or above the largest: the top of a scale. */
export function top(values: number[]): number {
  const most = Math.max(1, ...values)
  const power = 10 ** Math.floor(Math.log10(most))
  return [1, 2, 2.5, 5, 10].map((step) => step * power).find((step) => step >= most) ?? most
}
