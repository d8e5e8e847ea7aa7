import { expect, it } from 'vitest'
import { CHASED_DAYS, COVER_DAYS, ready, said, setLanguage, teachLimits } from './i18n'

it.each(['fr', 'en'])('names an alert with the days that the company chose, in %s', async (language) => {
  await ready
  await setLanguage(language)
  expect(said('alert', 'not_chased')).toContain(String(CHASED_DAYS))
  teachLimits(20, 45)
  expect(said('alert', 'not_chased')).toContain('20')
  expect(said('flag', 'not_chased')).toContain('20')
  expect(said('alert', 'cover_ends_soon')).toContain('45')
  teachLimits(CHASED_DAYS, COVER_DAYS)
})
