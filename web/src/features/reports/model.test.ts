import { expect, it } from 'vitest'
import { behind, lateRate, where } from './model'

const m = (amount: string) => ({ amount, currency: 'EUR' })

it.each([
  ['', '', null, 'EUR', 'currency = EUR'],
  ['', '', { search: 'overdue_1_30 >' }, 'USD', 'overdue_1_30 > "0 USD"'],
  ['collector', 'ana@x.fr', { search: 'overdue_90 >' }, 'EUR', 'collector = "ana@x.fr" and overdue_90 > "0 EUR"'],
  ['group', '', null, 'USD', 'group empty and currency = USD'],
  ['account', 'C"1', { search: 'credits <' }, 'EUR', 'code = "C""1" and credits < "0 EUR"'],
] as const)('%s %s %o in %s', (by, label, band, currency, said) => expect(behind(by, label, band, currency)).toBe(said))

it('has no late rate without debits', () => expect(lateRate({ overdue: m('0'), total: m('-5'), credits: m('-5') })).toBe(0))
it('is the late part of the debits', () => expect(lateRate({ overdue: m('25'), total: m('90'), credits: m('-10') })).toBe(0.25))

it('asks for the accounts behind a figure', () =>
  expect(decodeURIComponent(where([['resolver', 'a"b'], ['collector', '']], 'overdue > 0'))).toBe('/accounts?where=resolver = "a""b" and collector empty and overdue > 0'))
