import { Alert, Text } from '@mantine/core'
import { OctagonAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { reasonOf } from './said'
import type { Import } from './queries'

/** Why the file waits for a person, with the two figures that differ. */
export function BrakeNotice({ brake }: { brake: NonNullable<Import['brake']> }) {
  const { t } = useTranslation()
  return (
    <Alert color="orange" variant="light" icon={<OctagonAlert size={20} />} title={t('brake.title')} data-testid="brake">
      {brake.reasons.map((reason) => (
        <Text size="sm" key={reason.code}>{reasonOf('brakeReason', reason.code, reason.reason)}{reason.before && ` (${reason.before} → ${reason.after})`}</Text>
      ))}
      <Text size="sm" mt={6}>{t('brake.about')}</Text>
    </Alert>
  )
}
