import { expect, it } from 'vitest'
import { behind, lateRate, where } from './model'

const m = (amount: string) => ({ amount, currency: 'EUR' })

it.each([
  ['', '', 'total', 'EUR', 'currency = EUR'],
  ['', '', 'd1_30', 'USD', 'overdue_1_30 > "0 USD"'],
  ['collector', 'ana@x.fr', 'd90_plus', 'EUR', 'collector = "ana@x.fr" and overdue_90 > "0 EUR"'],
  ['group', '', 'total', 'USD', 'group empty and currency = USD'],
  ['account', 'C"1', 'credits', 'EUR', 'code = "C""1" and credits < "0 EUR"'],
] as const)('%s %s %s in %s', (by, label, band, currency, said) => expect(behind(by, label, band, currency)).toBe(said))

it('has no late rate without debits', () => expect(lateRate({ overdue: m('0'), not_due: m('0') })).toBe(0))
it('is the late part of the debits', () => expect(lateRate({ overdue: m('25'), not_due: m('75') })).toBe(0.25))

it('asks for the accounts behind a figure', () =>
  expect(decodeURIComponent(where([['resolver', 'a"b'], ['collector', '']], 'overdue > 0'))).toBe('/accounts?where=resolver = "a""b" and collector empty and overdue > 0'))
