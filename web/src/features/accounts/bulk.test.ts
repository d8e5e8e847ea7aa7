import { describe, expect, it } from 'vitest'
import { changeOf, EMPTY, KINDS, missing } from './bulk'

describe('a bulk change', () => {
  it('says one thing only', () => {
    for (const kind of KINDS) expect(changeOf(kind, { ...EMPTY, value: 'x', note: 'n' })).toMatchObject({ [kind === 'tags' ? 'add_tags' : kind]: expect.anything() as unknown })
  })
  it('gives the collector back with an empty value', () => expect(changeOf('collector', EMPTY)).toEqual({ collector: '' }))
  it('sends a date with a promise only', () => expect(changeOf('status', { ...EMPTY, type: 'CEC', promise_on: '2026-03-09' })).toEqual({ status: { type: 'CEC', comment: '' } }))
  it.each([['level', 'reason'], ['tags', 'add'], ['note', 'note']] as const)('of %s asks for %s', (kind, field) => expect(missing(kind, EMPTY)).toBe(field))
  it('to a promise asks for its date', () => expect(missing('status', { ...EMPTY, type: 'PDP' })).toBe('promise_on'))
  it('of a collector is complete', () => expect(missing('collector', EMPTY)).toBeNull())
})
