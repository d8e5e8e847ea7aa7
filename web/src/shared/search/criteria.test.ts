import { describe, expect, it } from 'vitest'
import { flat, written } from './criteria'

describe('flat', () => {
  it('shows rules as rows', () => expect(flat('overdue > 5000 and name contains "élan sarl"')).toEqual({ match: 'all', rules: [{ field: 'overdue', op: '>', value: '5000' }, { field: 'name', op: 'contains', value: 'élan sarl' }] }))
  it('knows fields that are empty', () => expect(flat('email empty or phone empty')?.rules.map((r) => r.op)).toEqual(['empty', 'empty']))
  it('leaves brackets to the text', () => expect(flat('level = 1 and (level = 2 or level = 3)')).toBeNull())
  it('leaves a mixture of and and or to the text', () => expect(flat('level = 1 and level = 2 or level = 3')).toBeNull())
  it('reads nothing as no rules', () => expect(flat('')?.rules).toEqual([]))
})
describe('written', () => {
  const rules = [{ field: 'name', op: '=', value: 'a "b" and' }, { field: 'email', op: 'empty', value: '' }]
  it('is read back as the same', () => expect(flat(written(rules, 'any'))).toEqual({ match: 'any', rules }))
})
