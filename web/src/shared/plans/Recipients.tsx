import { Alert, MultiSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AccountSheet } from '../accounts'
import { reachable } from '../write/message'

type Props = { sheet: AccountSheet; label: string; about?: string; value: string[]; onChange: (ids: string[]) => void }

/** Whom the agreement is sent to: contacts with a working address, the one who receives reminders first. */
export function Recipients({ sheet, label, about, value, onChange }: Props) {
  const { t } = useTranslation()
  const people = reachable(sheet, 'email')
  if (!people.length) return <Alert color="yellow" variant="light">{t('write.noAddress')}</Alert>
  return <MultiSelect label={label} description={about ?? t('plan.confirmAbout')} value={value} onChange={onChange} maxValues={10} data={people.map((one) => ({ value: one.id, label: [one.name, one.email].filter(Boolean).join(' · ') }))} />
}

/** Who receives reminders, to begin with. */
export const first = (sheet: AccountSheet) => reachable(sheet, 'email').slice(0, 1).map((one) => one.id)
