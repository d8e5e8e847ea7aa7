import { Card, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { BookUser, FileUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { accountsQuery } from '../../shared/accounts'
import { Empty } from '../../shared/Empty'
import { int } from '../../shared/format'
import { LinkButton } from '../../shared/LinkButton'
import { Page } from '../../shared/Page'
import { Problem } from '../../shared/problem'
import { AccountsGrid } from './AccountsGrid'
import { NoCollector } from './NoCollector'

/** Every account of the portfolio, found as fast as it can be typed. */
export default function AccountsPage() {
  const { t } = useTranslation()
  const { data, isPending, error, refetch } = useQuery(accountsQuery)
  return (
    <Page title={t('nav.accounts')} fills lead={data && t('accounts.lead', { count: data.length, n: int(data.length) })}
      actions={<LinkButton href="/imports/new" variant="default" size="xs" leftSection={<FileUp size={14} />}>{t('imports.new')}</LinkButton>}>
      {error && <Problem error={error} retry={refetch} />}
      {isPending && <Card className="card-grid" p="md"><Skeleton h={38} mb={12} m={16} /><Skeleton h={420} m={16} /></Card>}
      {data?.length === 0 && (
        <Card><Empty icon={BookUser} title={t('accounts.none')} text={t('accounts.noneText')} action={<LinkButton href="/imports/new">{t('imports.new')}</LinkButton>} /></Card>
      )}
      {data && <NoCollector all={data} />}
      {data && data.length > 0 && <AccountsGrid all={data} />}
    </Page>
  )
}
