import { Alert, Button, Group, List, Text, TextInput } from '@mantine/core'
import { Scale } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from './api'
import { said } from './i18n'

/** Whether a save was refused because it breaks a rule of law. */
export const breaksLaw = (error: unknown): error is ApiError => error instanceof ApiError && error.code === 'breaks_law'

/** The step, its language, the setting. */
const place = (field: string) => field.split('.').map((part) => said('step', part, said('law.settings', part, part))).join(' · ')

/** The rules that are broken, with their sources; whoever is named may let that stand for a reason. */
export function Lawful({ error, loading, onLet }: { error: ApiError; loading: boolean; onLet: (reason: string) => void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  return (
    <Alert color="yellow" variant="light" icon={<Scale size={18} />} title={t('law.refused')} role="alert" data-testid="breaks-law">
      <List size="sm" mb="sm" spacing={4}>
        {error.errors.map((one) => <List.Item key={one.field + one.reason} style={{ overflowWrap: 'anywhere' }}><b>{place(one.field)}</b> {one.reason}</List.Item>)}
      </List>
      <Text size="sm" mb={4}>{t('law.refusedAbout')}</Text>
      <Group gap="xs" align="flex-end">
        <TextInput flex={1} miw={220} label={t('law.reason')} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        <Button color="orange" variant="light" loading={loading} disabled={!reason.trim()} onClick={() => onLet(reason)}>{t('law.letAndSave')}</Button>
      </Group>
    </Alert>
  )
}
