import { expect, it } from 'vitest'
import { top } from './model'

it('ends a scale at a round amount that holds everything', () => {
  expect([0, 1, 18, 21, 240_000, 990].map((most) => top([most]))).toEqual([1, 1, 20, 25, 250_000, 1000])
})
