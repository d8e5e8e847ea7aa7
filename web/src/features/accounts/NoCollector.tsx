import { Alert } from '@mantine/core'
import { UserRoundX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { AccountRow } from '../../shared/accounts'
import { int } from '../../shared/format'

/** Accounts with a balance that nobody follows: how many, and the way to them. */
export function NoCollector({ all }: { all: AccountRow[] }) {
  const { t } = useTranslation()
  const count = all.filter((row) => row.flags.includes('no_collector')).length
  if (!count) return null
  return (
    <Alert color="orange" variant="light" icon={<UserRoundX size={18} />} py={6} className="noprint" data-testid="no-collector">
      {t('bulk.noCollector', { count, n: int(count) })} <Link href="/accounts?show=no_collector" style={{ color: 'inherit', textDecoration: 'underline' }}>{t('bulk.see')}</Link>
    </Alert>
  )
}
