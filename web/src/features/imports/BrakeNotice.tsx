import { Alert, Text } from '@mantine/core'
import { OctagonAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { money } from '../../shared/format'
import type { Import } from './queries'
import { reasonOf } from './said'

/** `1250.00 EUR` as the reader writes money; anything else as it is. */
function figure(text: string) {
  const [, amount, currency] = /^(-?[\d.]+) ([A-Z]{3})$/.exec(text) ?? []
  return amount && currency ? money({ amount, currency }) : text
}

/** Why the file waits for a person, with the two figures that differ. */
export function BrakeNotice({ brake }: { brake: NonNullable<Import['brake']> }) {
  const { t } = useTranslation()
  return (
    <Alert color="orange" variant="light" icon={<OctagonAlert size={20} />} title={t('brake.title')} data-testid="brake">
      {brake.reasons.map((reason) => (
        <Text size="sm" key={reason.code}>{reasonOf('brakeReason', reason.code, reason.reason)}{reason.before && ` (${figure(reason.before)}${reason.after && ` → ${figure(reason.after)}`})`}</Text>
      ))}
      <Text size="sm" mt={6}>{t('brake.about')}</Text>
    </Alert>
  )
}
