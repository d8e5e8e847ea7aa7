import { Card, Group, Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { FileUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Ok } from '../../shared/call'
import { useColumns } from '../../shared/ColumnChooser'
import { Empty } from '../../shared/Empty'
import { int, longDay, roundMoney } from '../../shared/format'
import { LinkButton } from '../../shared/LinkButton'
import { Page } from '../../shared/Page'
import { Problem } from '../../shared/problem'
import { dashboardQuery, meQuery } from '../../shared/queries'
import type { Column } from '../../shared/gridColumns'
import { AgedBalance } from './AgedBalance'
import { Alerts } from './Alerts'
import { ByStatus } from './ByStatus'
import { Companies } from './Companies'
import { DsoTrend } from './DsoTrend'
import { Expected } from './Expected'
import { Next } from './Next'
import { Promised } from './Promised'
import { Today } from './Today'
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
            <Tile href="/accounts" label={t('account.outstanding')} values={data.aged.map((row) => roundMoney(row.total))} />
            <Tile href="/accounts?show=late" label={t('account.overdue')} values={data.aged.map((row) => roundMoney(row.overdue))} late />
            <Tile href="/accounts" label={t('nav.accounts')} values={[int(data.accounts)]} />
            <Tile href="/answers" label={t('dashboard.answers')} values={[int(data.answers_waiting)]} />
          </div>
          <Cards data={data} />
        </>
      )}
    </Page>
  )
}

const WIDE = new Set(['aged', 'expected', 'companies'])

/** The cards of the day, in the order and the number a user chose. */
function Cards({ data }: { data: Ok<'GET /dashboard'> }) {
  const { t } = useTranslation()
  const { data: me } = useQuery(meQuery)
  const card = (id: string, header: string, cell: () => ReactNode): Column<null> => ({ id, header, width: 0, cell })
  const { shown, chooser } = useColumns('dashboard', [
    card('next', t('dashboard.next'), () => <Next numbers={data} />),
    card('agenda', t('agenda.mine'), () => <Today counts={data.agenda} />),
    card('alerts', t('dashboard.alerts'), () => <Alerts alerts={data.alerts} />),
    card('aged', t('aged.title'), () => <AgedBalance rows={data.aged} bounds={data.bounds} />),
    card('by_status', t('dashboard.byStatus'), () => <ByStatus amounts={data.by_status} />),
    card('promised', t('dashboard.promised'), () => <Promised rows={data.promised} />),
    card('expected', t('dashboard.expected'), () => <Expected />),
    card('dso', t('dashboard.dso'), () => <DsoTrend />),
    ...(me && me.companies.length > 1 ? [card('companies', t('companies.together'), () => <Companies />)] : []),
  ], t('dashboard.cards'))
  return (
    <>
      <div className="cards">{shown.map(({ id, cell }) => <div key={id} className={WIDE.has(id) ? 'wide' : undefined}>{cell(null)}</div>)}</div>
      <Group justify="flex-end" mt="xs" className="noprint">{chooser}</Group>
    </>
  )
}

function Tile({ label, values, late, href }: { label: string; values: string[]; late?: boolean; href: string }) {
  return (
    <Card p="md" component={Link} href={href} className="tile">
      <Text size="sm" c="dimmed">{label}</Text>
      {(values.length ? values : ['0']).map((value) => <Text key={value} className={late ? 'figure late' : 'figure'}>{value}</Text>)}
    </Card>
  )
}
