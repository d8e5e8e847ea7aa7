import { describe, expect, it } from 'vitest'
import { path, search, type AccountRow } from './accounts'

const row = (code: string, name: string, collector = '') => ({ code, name, collector }) as AccountRow
const rows = [row('C1', 'Menuiserie Côté Bois'), row('C2', 'Nova SARL', 'lucie@x.example'), row('C3', 'Bois et Fils')]
const codes = (list: AccountRow[]) => list.map((r) => r.code)

describe('search', () => {
  it('ignores case and accents', () => expect(codes(search(rows, 'cote'))).toEqual(['C1']))
  it('wants every word, in any order', () => expect(codes(search(rows, 'bois menuiserie'))).toEqual(['C1']))
  it('finds a code', () => expect(codes(search(rows, 'c3'))).toEqual(['C3']))
  it('finds a collector', () => expect(codes(search(rows, 'lucie'))).toEqual(['C2']))
  it('adds what the server found by item number', () => expect(codes(search(rows, 'F2026-7', ['C2']))).toEqual(['C2']))
  it('is the same list when nothing is asked', () => expect(search(rows, '  ')).toBe(rows))
})
it('escapes a code in its address', () => expect(path('A/1 é')).toBe('/accounts/A%2F1%20%C3%A9'))
