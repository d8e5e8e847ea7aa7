import { expect, it } from 'vitest'
import { FRESH, put } from './model'

const [one, two] = [{ ...FRESH, name: 'one' }, { ...FRESH, name: 'two' }]

it('adds an alert last', () => expect(put([one], null, two)).toEqual([one, two]))
it('puts a changed alert where it stood', () => expect(put([one, two], one, { ...one, name: 'new' }).map((a) => a.name)).toEqual(['new', 'two']))
it('takes an alert away', () => expect(put([one, two], one, null)).toEqual([two]))
