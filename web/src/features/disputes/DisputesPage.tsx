import { Card, Select, Skeleton, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Scale } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { path } from '../../shared/accounts'
import { Amounts } from '../../shared/Amounts'
import { call } from '../../shared/call'
import { Empty } from '../../shared/Empty'
import { day, int } from '../../shared/format'
import { said } from '../../shared/i18n'
import { Page } from '../../shared/Page'
import { Problem } from '../../shared/problem'
import { meQuery, usePeople } from '../../shared/queries'
import { useUrlState } from '../../shared/urlState'

const DEFAULTS = { resolver: 'mine' }

/** A colleague's disputes to resolve: why, since when, how much. */
export default function DisputesPage() {
  const { t } = useTranslation()
  const { nameOf, including } = usePeople()
  const [view, patch] = useUrlState(DEFAULTS)
  const { data: me } = useQuery(meQuery)
  const resolver = view.resolver === 'mine' ? (me?.email ?? '') : view.resolver === 'all' ? '' : view.resolver
  const { data, error, refetch } = useQuery({
    queryKey: ['disputes', resolver], enabled: !!me,
    queryFn: ({ signal }) => call('GET /disputes', { query: resolver ? { resolver } : {}, signal }),
  })
  const choices = [{ value: 'mine', label: t('disputes.mine') }, { value: 'all', label: t('disputes.all') }, ...including(['mine', 'all'].includes(view.resolver) ? '' : view.resolver)]
  return (
    <Page title={t('nav.disputes')} lead={t('disputes.lead')}>
      <Select label={t('disputes.resolver')} w={260} mb="md" data={choices} value={view.resolver} allowDeselect={false} onChange={(value) => patch({ resolver: value ?? 'mine' })} />
      {error && <Problem error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={240} />}
      {data && !data.items.length && <Empty icon={Scale} title={t('disputes.none')} text={t('disputes.noneText')} />}
      {data && data.items.length > 0 && (
        <Card p={0}>
          <Table.ScrollContainer minWidth={640}>
            <Table data-testid="disputes">
              <Table.Thead><Table.Tr>
                {(['account', 'reason', 'resolver', 'since', 'age', 'items', 'amount'] as const).map((key) => <Table.Th key={key}>{t(`disputes.${key}`)}</Table.Th>)}
              </Table.Tr></Table.Thead>
              <Table.Tbody>
                {data.items.map((row) => (
                  <Table.Tr key={[row.code, row.type, row.resolver, row.since].join(' ')}>
                    <Table.Td><Link href={path(row.code)}>{row.name}</Link></Table.Td>
                    <Table.Td>{said('dispute', row.type)}</Table.Td>
                    <Table.Td>{nameOf(row.resolver)}</Table.Td>
                    <Table.Td>{day(row.since)}</Table.Td>
                    <Table.Td className="num">{int(row.age_days)}</Table.Td>
                    <Table.Td className="num">{int(row.items)}</Table.Td>
                    <Table.Td className="num"><Amounts list={row.amounts} /></Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Card>
      )}
    </Page>
  )
}
