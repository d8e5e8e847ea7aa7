import { describe, expect, it } from 'vitest'
import { codesOf, isReady, visible } from './model'
import type { OverdueRow } from './queries'

const row = (code: string, more: Partial<OverdueRow> = {}) => ({ code, name: `Société ${code}`, collector: '', step: 'reminder_1', recipient: 'a@b.example', reason: null, ...more }) as OverdueRow
const rows = [row('A'), row('B', { reason: { code: 'disputed', text: '' } }), row('C', { recipient: null })]
const codes = (list: OverdueRow[]) => list.map((r) => r.code)
const all = new Set<string>()

describe('isReady', () => {
  it.each([['A', true], ['B', false], ['C', false]])('%s is %s', (code, ready) => expect(isReady(rows.find((r) => r.code === code)!)).toBe(ready))
})
describe('visible', () => {
  it('shows what would go', () => expect(codes(visible(rows, 'ready', all, ''))).toEqual(['A']))
  it('shows what is held back', () => expect(codes(visible(rows, 'held', all, ''))).toEqual(['B', 'C']))
  it('shows only the accounts a link named', () => expect(codes(visible(rows, 'all', codesOf('C,A'), ''))).toEqual(['A', 'C']))
  it('searches without accents', () => expect(codes(visible(rows, 'all', all, 'societe b'))).toEqual(['B']))
})
it('reads escaped codes', () => expect([...codesOf('A%2F1,B')]).toEqual(['A/1', 'B']))
