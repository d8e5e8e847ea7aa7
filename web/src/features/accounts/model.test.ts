import { describe, expect, it } from 'vitest'
import type { AccountRow } from '../../shared/accounts'
import { asWhere, collectors, narrow } from './model'

const row = (code: string, collector: string, flags: string[] = [], overdue: AccountRow['overdue'] = []) => ({ code, collector, flags, overdue }) as AccountRow
const rows = [row('A', 'lucie'), row('B', '', ['no_collector'], [{ amount: '1', currency: 'EUR' }]), row('C', 'Ana', ['bounced'])]
const codes = (list: AccountRow[]) => list.map((r) => r.code)

describe('narrow', () => {
  it('keeps everybody by default', () => expect(narrow(rows, 'all', '')).toBe(rows))
  it('keeps those with something overdue', () => expect(codes(narrow(rows, 'late', ''))).toEqual(['B']))
  it('keeps a flag', () => expect(codes(narrow(rows, 'bounced', ''))).toEqual(['C']))
  it('keeps one collector', () => expect(codes(narrow(rows, 'all', 'lucie'))).toEqual(['A']))
})
it('names each collector once, in order', () => expect(collectors([...rows, row('D', 'lucie')])).toEqual(['Ana', 'lucie']))

describe('the list as one search', () => {
  it.each([
    ['', 'all', '', ''],
    ['', 'late', '', 'overdue > 0'],
    ['level > 1 or tag = vip', 'no_collector', '', '(level > 1 or tag = vip) and flag = no_collector'],
    ['', 'all', 'ana "x"@y.fr', 'collector = "ana ""x""@y.fr"'],
  ])('%s, %s, %s', (where, shown, collector, said) => expect(asWhere(where, shown, collector)).toBe(said))
})
