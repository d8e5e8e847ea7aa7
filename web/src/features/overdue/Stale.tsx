import { Alert, Checkbox, Group, Text } from '@mantine/core'
import { CalendarX2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { day } from '../../shared/format'
import { LinkButton } from '../../shared/LinkButton'

/** The books are old: import first, or say knowingly that it may go all the same. */
export function Stale({ on, accepted, onAccept }: { on: string | null; accepted: boolean; onAccept: (accepted: boolean) => void }) {
  const { t } = useTranslation()
  return (
    <Alert color="orange" variant="light" icon={<CalendarX2 size={20} />} title={on ? t('stale.title', { day: day(on) }) : t('stale.never')} data-testid="stale">
      <Group justify="space-between" gap="sm">
        <Text size="sm" flex={1} miw={220}>{t('stale.text')}</Text>
        <Checkbox label={t('stale.accept')} checked={accepted} onChange={(e) => onAccept(e.currentTarget.checked)} data-testid="accept-stale" />
        <LinkButton href="/imports/new" size="xs" variant="default">{t('imports.new')}</LinkButton>
      </Group>
    </Alert>
  )
}
