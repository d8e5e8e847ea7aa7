import i18n from 'i18next'
import { initReactI18next } from 'react-i18next'
import type en from '../locales/en.json'

// One file is one language, downloaded only when chosen: adding a file adds a language.
const files = import.meta.glob<{ default: object }>('../locales/*.json')
const codes = Object.keys(files).map((path) => path.slice('../locales/'.length, -'.json'.length))
export const LANGUAGES = codes.toSorted((a, b) => b.localeCompare(a))

const KEY = 'relance.language'
const preferred = () => {
  const wanted = localStorage.getItem(KEY) ?? navigator.language.slice(0, 2)
  return LANGUAGES.includes(wanted) ? wanted : 'en'
}

type Named = { key: string; names: Record<string, string> }
let steps: Named[] = []
/** The company's own names of steps, beside those the catalogue has. */
export function teachSteps(named: Named[]) {
  steps = named
  const { language } = i18n
  for (const { key, names } of named) if (names[language]) i18n.addResource(language, 'translation', `step.${key}`, names[language])
}

/** What a company does without a choice of its own. */
export const CHASED_DAYS = 15
export const COVER_DAYS = 30
const limits = (chased_days: number, cover_days: number) => ({ chased_days, cover_days })
/** After how many days without a reminder, and before how many to the end of a cover, an account is an alert here: its name says so. */
export function teachLimits(chased_days: number, cover_days: number) {
  const { interpolation } = i18n.options
  if (interpolation) interpolation.defaultVariables = limits(chased_days, cover_days)
  // What is on screen is written again when something is added.
  i18n.addResource(i18n.language, 'translation', 'taught', `${chased_days} ${cover_days}`)
}

export async function setLanguage(language: string) {
  const load = files[`../locales/${language}.json`]
  if (!load) return
  if (!i18n.hasResourceBundle(language, 'translation')) {
    i18n.addResourceBundle(language, 'translation', (await load()).default)
  }
  await i18n.changeLanguage(language)
  teachSteps(steps)
  document.documentElement.lang = language
  localStorage.setItem(KEY, language)
}

/** Whether the reader chose a language on this machine; until then the user's own counts. */
export const hasChosen = () => localStorage.getItem(KEY) !== null

export const ready = i18n
  .use(initReactI18next)
  .init({ lng: 'cimode', fallbackLng: false, resources: {}, interpolation: { escapeValue: false, defaultVariables: limits(CHASED_DAYS, COVER_DAYS) }, react: { bindI18nStore: 'added' } })
  .then(() => setLanguage(preferred()))

/** The words for a code of the API, or the fallback when the catalogue does not know it. */
export function said(group: string, code: string | null | undefined, fallback = code ?? ''): string {
  const key = `${group}.${code}`
  return code && i18n.exists(key) ? (i18n.t as (k: string) => string)(key) : fallback
}

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en }
  }
}
export default i18n
