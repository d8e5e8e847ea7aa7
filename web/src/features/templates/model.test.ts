import { expect, test } from 'vitest'
import { offset, withSteps, type Scenario, type Template } from './model'

const template = (step: string): Template => ({ language: 'fr', channel: 'email', step, version: 2, subject: step, body: 'x', is_own: false, by: '', at: null, note: '' })
const scenario = (...keys: string[]) => ({ steps: keys.map((key) => ({ key, channel: 'email', template: null })) }) as unknown as Scenario

test('a step without a text of its own is there with the one that stands in', () => {
  const all = withSteps([template('reminder_1')], [scenario('reminder_1', 'gentle')], 'fr', 'email')
  expect(all.map((one) => [one.step, one.version])).toEqual([['reminder_1', 2], ['gentle', 0]])
})

test('a place in lines is a place in the text', () => {
  expect(offset('ab\ncde', 2, 3)).toBe(5)
})
