import '@mantine/dates/styles.css'
import { DateInput, DatesProvider, type DateInputProps } from '@mantine/dates'
import 'dayjs/locale/fr'
import { useTranslation } from 'react-i18next'

/** A day as `YYYY-MM-DD`, typed and shown in the reader's way (the browser's own field ignores the language). */
export function DateField(props: DateInputProps) {
  const { t, i18n } = useTranslation()
  const format = i18n.language === 'fr' ? 'DD/MM/YYYY' : 'MMM D, YYYY'
  return (
    <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: 1 }}>
      <DateInput valueFormat={format} placeholder={t('date.format')} dateParser={(text) => parse(text, i18n.language)}
        ariaLabels={{ nextMonth: t('date.nextMonth'), previousMonth: t('date.previousMonth') }}
        {...props} />
    </DatesProvider>
  )
}

/** `3/12/2026`, `03.12.26`, `2026-12-03`; day first, but in English with a slash month first. */
export function parse(text: string, language: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim())
  const typed = /^(\d{1,2})([/. -])(\d{1,2})\2(\d{2}|\d{4})$/.exec(text.trim())
  if (iso) return valid(iso[1]!, iso[2]!, iso[3]!)
  if (!typed) {
    const read = new Date(`${text} 12:00`)
    return Number.isNaN(read.getTime()) ? null : read.toISOString().slice(0, 10)
  }
  const [, a, separator, b, y] = typed as unknown as [string, string, string, string, string]
  const monthFirst = language === 'en' && separator === '/'
  return valid(y.length === 2 ? `20${y}` : y, monthFirst ? a : b, monthFirst ? b : a)
}

function valid(year: string, month: string, date: string): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const read = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(iso) ? iso : null
}
