import { describe, expect, it } from 'vitest'
import { parse } from './DateField'

describe('a typed day', () => {
  it.each([['3/12/2026', 'fr', '2026-12-03'], ['03.12.26', 'fr', '2026-12-03'], ['2026-12-03', 'fr', '2026-12-03'], ['12/3/2026', 'en', '2026-12-03'], ['Dec 3, 2026', 'en', '2026-12-03']])(
    '%s in %s is %s', (text, language, iso) => expect(parse(text, language)).toBe(iso))
  it.each(['31/02/2026', '2026-13-01', 'demain'])('%s is no day', (text) => expect(parse(text, 'fr')).toBeNull())
})
