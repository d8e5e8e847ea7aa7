import '@mantine/dates/styles.css'
import { DateInput, DatesProvider, type DateInputProps } from '@mantine/dates'
import 'dayjs/locale/fr'
import { useTranslation } from 'react-i18next'

/** A day as `YYYY-MM-DD`, typed and shown in the reader's way (the browser's own field ignores the language). */
export function DateField(props: DateInputProps) {
  const { t, i18n } = useTranslation()
  return (
    <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: 1 }}>
      <DateInput valueFormat="DD/MM/YYYY" placeholder={t('date.format')} dateParser={parse}
        ariaLabels={{ nextMonth: t('date.nextMonth'), previousMonth: t('date.previousMonth') }}
        {...props} />
    </DatesProvider>
  )
}

/** `3/12/2026`, `03.12.26` or `2026-12-03`: the day first, or the year. */
export function parse(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim())
  const typed = /^(\d{1,2})([/. -])(\d{1,2})\2(\d{2}|\d{4})$/.exec(text.trim())
  if (iso) return valid(iso[1]!, iso[2]!, iso[3]!)
  if (!typed) return null
  const [, date, , month, year] = typed as unknown as [string, string, string, string, string]
  return valid(year.length === 2 ? `20${year}` : year, month, date)
}

function valid(year: string, month: string, date: string): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const read = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(iso) ? iso : null
}
