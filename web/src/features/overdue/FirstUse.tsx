import { Alert, Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Sparkles } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { levelsQuery } from '../../shared/levels'
import { LinkButton } from '../../shared/LinkButton'
import { usePreference } from '../../shared/preferences'
import { useMay } from '../../shared/queries'

/** Before any reminder: what each level says and when it goes is asked once, and may be left for later. */
export function FirstUse() {
  const { t } = useTranslation()
  const may = useMay('credit_manager')
  const { data } = useQuery({ ...levelsQuery, enabled: may })
  const [later, setLater] = usePreference('levels_later', false)
  if (!may || later || !data?.is_first_use) return null
  return (
    <Alert color="blue" variant="light" icon={<Sparkles size={20} />} title={t('levels.first')} data-testid="first-use">
      <Group justify="space-between" gap="sm">
        <Text size="sm" flex={1} miw={220}>{t('levels.firstAbout')}</Text>
        <Group gap="xs"><LinkButton href="/levels" size="xs" data-testid="levels-open">{t('levels.open')}</LinkButton><Button size="xs" variant="default" onClick={() => setLater(true)} data-testid="levels-later">{t('levels.later')}</Button></Group>
      </Group>
    </Alert>
  )
}
