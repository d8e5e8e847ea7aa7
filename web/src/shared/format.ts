import i18n from './i18n'
import type { Money } from './schema.gen'

type Format = Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat
// English readers here write the day first; a language without an entry is its own locale.
const LOCALES: Record<string, string> = { en: 'en-GB' }
const made = new Map<string, Format>()
function memo<T extends Format>(key: string, make: (language: string) => T): T {
  const id = `${i18n.language} ${key}`
  let format = made.get(id)
  if (!format) made.set(id, (format = make(LOCALES[i18n.language] ?? i18n.language)))
  return format as T
}

type Decimal = Intl.StringNumericLiteral
// The narrow no-break space between thousands is all but invisible in tabular figures.
const wide = (text: string) => text.replaceAll('\u202f', '\u00a0')
/** Intl reads the API's decimal text itself: an amount never becomes a floating point number. */
export const money = ({ amount, currency }: Money) =>
  wide(memo(`m${currency}`, (l) => new Intl.NumberFormat(l, { style: 'currency', currency })).format(amount as Decimal))
/** Without the cents: for tiles and charts, where the exact amount stands beside or in a title. */
export const roundMoney = ({ amount, currency }: Money) =>
  wide(memo(`r${currency}`, (l) => new Intl.NumberFormat(l, { style: 'currency', currency, maximumFractionDigits: 0 })).format(amount as Decimal))
export const amounts = (list: Money[]) => list.map(money).join(' · ')
export const int = (n: number) => wide(memo('i', (l) => new Intl.NumberFormat(l)).format(n))
/** An amount of a currency that is not known here, as written in a file. */
export const plainAmount = (amount: string) => wide(memo('a', (l) => new Intl.NumberFormat(l, { minimumFractionDigits: 2, maximumFractionDigits: 4 })).format(amount as Decimal))
export const compact = (n: number) => memo('c', (l) => new Intl.NumberFormat(l, { notation: 'compact', maximumFractionDigits: 1 })).format(n)
export const percent = (ratio: number) => memo('p', (l) => new Intl.NumberFormat(l, { style: 'percent' })).format(ratio)

/** A calendar day, `2026-11-23`: it has no time zone. */
export const day = (iso: string | null | undefined) =>
  iso ? memo('d', (l) => new Intl.DateTimeFormat(l, { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' })).format(new Date(iso.slice(0, 10))) : ''
/** `mars 2026` of any day in it. */
export const month = (iso: string) => memo('m', (l) => new Intl.DateTimeFormat(l, { month: 'short', year: 'numeric', timeZone: 'UTC' })).format(new Date(`${iso}T00:00:00Z`))
/** A number of days and the like, one decimal at most. */
export const decimal = (n: number) => memo('d1', (l) => new Intl.NumberFormat(l, { maximumFractionDigits: 1 })).format(n)
export const longDay = (iso: string) =>
  memo('D', (l) => new Intl.DateTimeFormat(l, { dateStyle: 'full', timeZone: 'UTC' })).format(new Date(iso.slice(0, 10)))
/** An instant, shown in the reader's own time zone. */
export const instant = (iso: string | null | undefined) =>
  iso ? memo('t', (l) => new Intl.DateTimeFormat(l, { dateStyle: 'short', timeStyle: 'short' })).format(new Date(iso)) : ''

/** Lower case without accents, to search. */
export const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
