import { Card, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { AlertCounts, type AlertCount } from '../../shared/alerts'

/** The alerts that hold of some account, native and own. */
export function Alerts({ alerts }: { alerts: AlertCount[] }) {
  const { t } = useTranslation()
  return (
    <Card data-testid="alerts">
      <Title order={2} size="h5" mb={6}><Link href="/alerts">{t('dashboard.alerts')}</Link></Title>
      {alerts.length === 0 && <Text size="sm" c="dimmed">{t('dashboard.noAlert')}</Text>}
      <AlertCounts counts={alerts} />
    </Card>
  )
}
