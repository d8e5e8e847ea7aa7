import { Button, Card, Table, Text, Title } from '@mantine/core'
import { Pencil } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { listOf } from '../../shared/accounts'
import { Amounts } from '../../shared/Amounts'
import { int } from '../../shared/format'
import { usePeople } from '../../shared/queries'
import type { Alert, Alerts } from './model'

/** The company's own alerts: of what they hold, and whom they tell. */
export function OwnAlerts({ data, may, onEdit }: { data: Alerts; may: boolean; onEdit: (alert: Alert) => void }) {
  const { t } = useTranslation()
  const counts = new Map(data.counts.filter((count) => count.colour).map((count) => [count.alert, count]))
  return (
    <Card data-testid="alerts-own">
      <Title order={2} size="h5" mb={6}>{t('alerts.own')}</Title>
      <Table.ScrollContainer minWidth={700}>
        <Table verticalSpacing={8}>
          <Table.Thead><Table.Tr><Table.Th>{t('alerts.name')}</Table.Th><Table.Th ta="right">{t('nav.accounts')}</Table.Th><Table.Th ta="right">{t('account.overdue')}</Table.Th><Table.Th>{t('alerts.told')}</Table.Th><Table.Th>{t('alerts.how')}</Table.Th>{may && <Table.Th><span className="vh">{t('alerts.change')}</span></Table.Th>}</Table.Tr></Table.Thead>
          <Table.Tbody>
            {data.alerts.map((alert) => (
              <Table.Tr key={alert.name}>
                <Table.Th scope="row" fw={400}>
                  <Link href={listOf(alert.where)} className="tag" data-colour={alert.colour}>{alert.name}</Link>
                  <Text size="xs" c="dimmed" ff="monospace" mt={4} style={{ overflowWrap: 'anywhere' }}>{alert.where}</Text>
                </Table.Th>
                <Table.Td ta="right" className="num strong">{int(counts.get(alert.name)?.accounts ?? 0)}</Table.Td>
                <Table.Td ta="right"><Amounts list={counts.get(alert.name)?.overdue ?? []} /></Table.Td>
                <Table.Td><Told alert={alert} /></Table.Td>
                <Table.Td>{[alert.on_agenda && t('alerts.onAgenda'), alert.by_email && t('alerts.byEmail')].filter(Boolean).join(', ') || t('alerts.countOnly')}</Table.Td>
                {may && <Table.Td><Button size="compact-xs" variant="subtle" leftSection={<Pencil size={13} />} aria-label={t('alerts.changeOf', { name: alert.name })} onClick={() => onEdit(alert)} data-testid="alert-edit">{t('alerts.change')}</Button></Table.Td>}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  )
}

function Told({ alert: { told, on_agenda, by_email } }: { alert: Alert }) {
  const { t } = useTranslation()
  const { nameOf } = usePeople()
  if (!on_agenda && !by_email) return <>–</>
  return <>{[told.collector ? t('alerts.collector') : '', ...told.roles.map((role) => t(`role.${role}`)), ...told.users.map(nameOf)].filter(Boolean).join(', ')}</>
}
