import { describe, expect, it } from 'vitest'
import { fresh, freeName, moved } from './model'

describe('the order of rules', () => {
  it('moves one up', () => expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']))
  it('moves one down', () => expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']))
  it.each([[0, -1], [2, 1]] as const)('leaves the ends where they are (%s, %s)', (at, by) => expect(moved(['a', 'b', 'c'], at, by)).toEqual(['a', 'b', 'c']))
})
it('gives a new rule a name that is free', () => expect(freeName([fresh('Rule 2')], 'Rule')).toBe('Rule 3'))
