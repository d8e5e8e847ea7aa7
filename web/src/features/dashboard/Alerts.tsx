import { Card, Text, Title } from '@mantine/core'
import { BellRing } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Amounts } from '../../shared/Amounts'
import type { Ok } from '../../shared/call'
import { int } from '../../shared/format'
import { said } from '../../shared/i18n'

/** The native alerts that hold of some account; each opens its accounts. */
export function Alerts({ alerts }: { alerts: Ok<'GET /dashboard'>['alerts'] }) {
  const { t } = useTranslation()
  return (
    <Card data-testid="alerts">
      <Title order={2} size="h5" mb={6}>{t('dashboard.alerts')}</Title>
      {alerts.length === 0 && <Text size="sm" c="dimmed">{t('dashboard.noAlert')}</Text>}
      <ul className="next">
        {alerts.map(({ alert, accounts, overdue }) => (
          <li key={alert}>
            <Link href={`/accounts?where=${encodeURIComponent(`flag = ${alert}`)}`}>
              <BellRing size={18} strokeWidth={1.7} aria-hidden /><span className="what">{said('alert', alert)}</span>
              <span className="faint num"><Amounts list={overdue} /></span><span className="n">{int(accounts)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
