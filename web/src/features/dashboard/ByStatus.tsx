import { Card, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Ok } from '../../shared/call'
import { money } from '../../shared/format'
import { said } from '../../shared/i18n'
import { StatusTag } from '../../shared/tags'

/** The outstanding under each category. */
export function ByStatus({ amounts }: { amounts: Ok<'GET /dashboard'>['by_status'] }) {
  const { t } = useTranslation()
  return (
    <Card>
      <Title order={2} size="h5" mb={10}>{t('dashboard.byStatus')}</Title>
      <div className="statuses">
        {amounts.map(({ status, amount }) => (
          <div key={status + amount.currency} style={{ display: 'contents' }}>
            <Link href={`/accounts?where=${encodeURIComponent(`status = ${status}`)}`}><StatusTag type={status} /> <span className="faint">{said('status', status)}</span></Link>
            <span className="num strong">{money(amount)}</span>
          </div>
        ))}
      </div>
    </Card>
  )
}
