import { Card, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { BookUser, FileUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { accountsQuery, whereQuery, type AccountRow } from '../../shared/accounts'
import { Empty } from '../../shared/Empty'
import { int } from '../../shared/format'
import { LinkButton } from '../../shared/LinkButton'
import { Page } from '../../shared/Page'
import { Problem } from '../../shared/problem'
import { useUrlState } from '../../shared/urlState'
import { AccountsGrid } from './AccountsGrid'
import { LargeAccounts } from './LargeAccounts'
import { NoCollector } from './NoCollector'
import { SearchPanel } from './SearchPanel'

const DEFAULTS = { where: '' }
const NOTHING: AccountRow[] = []

/** Every account of the portfolio, found as fast as it can be typed. */
export default function AccountsPage() {
  const { t } = useTranslation()
  const [{ where }, patch] = useUrlState(DEFAULTS)
  const { data, isPending, error, refetch } = useQuery(accountsQuery)
  const isLarge = !!data && data.total > data.rows.length
  const { data: found, error: refused, isFetching } = useQuery({ ...whereQuery(where), enabled: where !== '' && !isLarge })
  return (
    <Page title={t('nav.accounts')} fills lead={data && t('accounts.lead', { count: data.total, n: int(data.total) })}
      actions={<LinkButton href="/imports/new" variant="default" size="xs" leftSection={<FileUp size={14} />}>{t('imports.new')}</LinkButton>}>
      {error && <Problem error={error} retry={refetch} />}
      {isPending && <Card className="card-grid" p="md"><Skeleton h={38} mb={12} m={16} /><Skeleton h={420} m={16} /></Card>}
      {data?.total === 0 && (
        <Card><Empty icon={BookUser} title={t('accounts.none')} text={t('accounts.noneText')} action={<LinkButton href="/imports/new">{t('imports.new')}</LinkButton>} /></Card>
      )}
      {data && !isLarge && <NoCollector all={data.rows} />}
      {data && data.total > 0 && (
        <>
          <SearchPanel key={where} where={where} found={found?.total} error={where ? refused : null} searching={isFetching} onSearch={(text) => patch({ where: text })} />
          {isLarge ? <LargeAccounts where={where} /> : <AccountsGrid all={where ? (found?.rows ?? NOTHING) : data.rows} />}
        </>
      )}
    </Page>
  )
}
