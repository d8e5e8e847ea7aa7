import { describe, expect, it } from 'vitest'
import { batch, daysOf, type Letter } from './model'

const letter = (id: string, more: Partial<Letter> = {}) => ({ id, on: '2026-03-13', holds: true, ...more }) as Letter
const ids = (list: Letter[]) => list.map(({ id }) => id)
const shown = [letter('a'), letter('b', { holds: false }), letter('c', { on: '2026-03-16' })]

describe('batch', () => {
  it('leaves out what is no longer right', () => expect(ids(batch(shown, new Set()))).toEqual(['a', 'c']))
  it('is what a person ticked, whatever it is', () => expect(ids(batch(shown, new Set(['b', 'z'])))).toEqual(['b']))
})

it('counts the letters of each day, the newest first', () => expect(daysOf(shown)).toEqual([['2026-03-16', 1], ['2026-03-13', 2]]))
