import { beforeAll, describe, expect, it } from 'vitest'
import { amounts, day, money } from './format'
import { ready, setLanguage } from './i18n'

const spaced = (text: string) => text.replace(/\s/g, ' ')

describe('in French', () => {
  beforeAll(async () => { await ready; await setLanguage('fr') })
  it('writes money with its cents', () => expect(spaced(money({ amount: '1234.50', currency: 'EUR' }))).toBe('1 234,50 €'))
  it('keeps every digit of an amount that no double holds', () => expect(spaced(money({ amount: '9007199254740993.01', currency: 'EUR' }))).toBe('9 007 199 254 740 993,01 €'))
  it('gives a currency its own number of decimals', () => expect(spaced(money({ amount: '1500', currency: 'JPY' }))).toContain('1 500'))
  it('never adds two currencies', () => expect(spaced(amounts([{ amount: '1', currency: 'EUR' }, { amount: '2', currency: 'USD' }]))).toContain('·'))
  it('writes a day whatever the machine’s time zone', () => expect(day('2026-03-01')).toBe('01/03/2026'))
  it('writes nothing for no day', () => expect(day(null)).toBe(''))
})
describe('in English', () => {
  beforeAll(() => setLanguage('en'))
  it('writes money its way', () => expect(money({ amount: '-1234.50', currency: 'EUR' })).toBe('-€1,234.50'))
})
