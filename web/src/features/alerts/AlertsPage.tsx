import { Button, Card, Skeleton, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { BellPlus, BellRing } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AlertCounts, alertsQuery } from '../../shared/alerts'
import { Empty } from '../../shared/Empty'
import { Page } from '../../shared/Page'
import { Problem } from '../../shared/problem'
import { useMay } from '../../shared/queries'
import { AlertDialog } from './AlertDialog'
import { ALERTS_MAX, FRESH, type Alert } from './model'
import { OwnAlerts } from './OwnAlerts'

/** What stands out in the portfolio, as counts that open their accounts; and the company's own alerts. */
export default function AlertsPage() {
  const { t } = useTranslation()
  const may = useMay('credit_manager')
  const { data, error, refetch } = useQuery(alertsQuery)
  const [editing, edit] = useState<{ known: Alert | null; from: Alert } | null>(null)
  const native = data?.counts.filter((count) => !count.colour)
  const add = may && <Button size="xs" leftSection={<BellPlus size={15} />} disabled={(data?.alerts.length ?? 0) >= ALERTS_MAX} onClick={() => edit({ known: null, from: FRESH })} data-testid="alert-add">{t('alerts.add')}</Button>
  return (
    <Page title={t('nav.alerts')} lead={t('alerts.lead')} actions={data && data.alerts.length > 0 && add}>
      {error && <Problem error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={320} />}
      {data && native && (
        <div className="narrow">
          <Card mb="md" data-testid="alerts-native">
            <Title order={2} size="h5" mb={6}>{t('alerts.native')}</Title>
            {native.every((count) => count.accounts === 0) && <Text size="sm" c="dimmed">{t('dashboard.noAlert')}</Text>}
            <AlertCounts counts={native.filter((count) => count.accounts > 0)} />
          </Card>
          {data.alerts.length === 0
            ? <Card><Empty icon={BellRing} title={t('alerts.none')} text={t('alerts.noneText')} action={add} /></Card>
            : <OwnAlerts data={data} may={may} onEdit={(alert) => edit({ known: alert, from: alert })} />}
        </div>
      )}
      {editing && data && <AlertDialog stored={data} known={editing.known} from={editing.from} onClose={() => edit(null)} />}
    </Page>
  )
}
