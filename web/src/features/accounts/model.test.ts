import { describe, expect, it } from 'vitest'
import type { AccountRow } from '../../shared/accounts'
import { collectors, narrow } from './model'

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
