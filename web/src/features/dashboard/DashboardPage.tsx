import { Card, Grid, Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { FileUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../shared/Empty'
import { int, longDay, roundMoney } from '../../shared/format'
import { LinkButton } from '../../shared/LinkButton'
import { Page } from '../../shared/Page'
import { Problem } from '../../shared/problem'
import { dashboardQuery, meQuery } from '../../shared/queries'
import { AgedBalance } from './AgedBalance'
import { ByStatus } from './ByStatus'
import { Next } from './Next'
import './dashboard.css'

/** The day starts here: what is owed, how late, and what waits for somebody. */
export default function DashboardPage() {
  const { t } = useTranslation()
  const { data: me } = useQuery(meQuery)
  const { data, error, refetch } = useQuery(dashboardQuery)
  const first = me?.name.split(' ')[0] ?? ''
  return (
    <Page title={t('dashboard.hello', { name: first })} name={t('nav.dashboard')} lead={data && longDay(data.on)}>
      {error && <Problem error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={420} />}
      {data?.accounts === 0 && (
        <Card><Empty icon={FileUp} title={t('dashboard.empty')} text={t('dashboard.emptyText')} action={<LinkButton href="/imports/new" size="md">{t('imports.new')}</LinkButton>} /></Card>
      )}
      {data && data.accounts > 0 && (
        <>
          <div className="tiles" data-testid="tiles">
            <Tile label={t('account.outstanding')} values={data.aged.map((row) => roundMoney(row.total))} />
            <Tile label={t('account.overdue')} values={data.aged.map((row) => roundMoney(row.overdue))} late />
            <Tile label={t('nav.accounts')} values={[int(data.accounts)]} />
            <Tile label={t('dashboard.answers')} values={[int(data.answers_waiting)]} />
          </div>
          <Grid gap={14}>
            <Grid.Col span={{ base: 12, lg: 8 }}><AgedBalance rows={data.aged} /></Grid.Col>
            <Grid.Col span={{ base: 12, lg: 4 }} className="side"><Next numbers={data} /><ByStatus amounts={data.by_status} /></Grid.Col>
          </Grid>
        </>
      )}
    </Page>
  )
}

function Tile({ label, values, late }: { label: string; values: string[]; late?: boolean }) {
  return (
    <Card p="md">
      <Text size="sm" c="dimmed">{label}</Text>
      {(values.length ? values : ['0']).map((value) => <Text key={value} className={late ? 'figure late' : 'figure'}>{value}</Text>)}
    </Card>
  )
}
