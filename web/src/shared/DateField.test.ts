import { describe, expect, it } from 'vitest'
import { parse } from './DateField'

describe('a typed day', () => {
  it.each(['3/12/2026', '03.12.26', '2026-12-03', '3-12-2026', ' 03 12 2026 '])('%s is the third of December', (text) => expect(parse(text)).toBe('2026-12-03'))
  it.each(['31/02/2026', '2026-13-01', 'demain', ''])('%s is no day', (text) => expect(parse(text)).toBeNull())
})
