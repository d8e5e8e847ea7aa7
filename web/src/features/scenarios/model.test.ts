import { expect, test } from 'vitest'
import { added, asked, daysOf, ordered, type Step } from './model'

const step = (key: string, offset_days: number, counts_from: Step['counts_from'] = 'due'): Step => ({ ...added([], key)[0]!, offset_days, counts_from })

test('a step from the last action stands that many days behind the one before it', () => {
  expect(daysOf([step('a', 3), step('b', 5, 'last_action'), step('c', 4, 'last_action')])).toEqual([3, 8, 12])
})

test('a last action is never before the due date', () => {
  expect(daysOf([step('a', -7), step('b', 5, 'last_action')])).toEqual([-7, 5])
})

test('steps stand in the order of their days, and those from the last action behind their own', () => {
  const moved = ordered([step('a', 20), step('b', 5, 'last_action'), step('c', 3)])
  expect(moved.map((one) => one.key)).toEqual(['c', 'a', 'b'])
})

test('a new step comes a week after the last', () => {
  expect(added([step('a', 15)], 'b').at(-1)?.offset_days).toBe(22)
})

test('a new step after the last level is sent by hand like it', () => {
  const last = added([{ ...step('a', 45), level: 3, mode: 'manual' }], 'b').at(-1)
  expect([last?.level, last?.mode]).toEqual([3, 'manual'])
})

test('only what a condition asks is named', () => {
  expect(asked({ ...step('a', 1).condition, countries: ['BE'], overdue_from: '500' })).toEqual(['overdue_from', 'countries'])
})
