import { Button, Card, Select, Skeleton, Table, VisuallyHidden } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { CalendarPlus, Scale } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { openItemsQuery } from '../../shared/accountQueries'
import { path, type OpenItem } from '../../shared/accounts'
import { PlanDialog } from '../../shared/actions/PlanDialog'
import { Amounts } from '../../shared/Amounts'
import { call, type Item } from '../../shared/call'
import { Empty } from '../../shared/Empty'
import { day, int } from '../../shared/format'
import { said } from '../../shared/i18n'
import { Page } from '../../shared/Page'
import { Problem, say } from '../../shared/problem'
import { meQuery, useMay, usePeople } from '../../shared/queries'
import { useUrlState } from '../../shared/urlState'

type Row = Item<'GET /disputes'>
const DEFAULTS = { resolver: 'mine' }

/** Disputes to resolve: why, since when, how much; an action is planned on their items from here. */
export default function DisputesPage() {
  const { t } = useTranslation()
  const { nameOf, including } = usePeople()
  const [view, patch] = useUrlState(DEFAULTS)
  const client = useQueryClient()
  const may = useMay('collector')
  const [planned, plan] = useState<{ code: string; items: OpenItem[] } | null>(null)
  const open = (row: Row) => void client.fetchQuery(openItemsQuery(row.code)).then(({ items }) => plan({ code: row.code, items: items.filter((item) => isOf(row, item)) })).catch(say)
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
                {may && <Table.Th><VisuallyHidden>{t('action.plan')}</VisuallyHidden></Table.Th>}
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
                    {may && <Table.Td ta="right"><Button size="compact-sm" variant="light" className="noprint" leftSection={<CalendarPlus size={13} />} onClick={() => open(row)} aria-label={t('disputes.planFor', { name: row.name })}>{t('disputes.plan')}</Button></Table.Td>}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Card>
      )}
      {planned && <PlanDialog code={planned.code} items={planned.items} onClose={() => plan(null)} />}
    </Page>
  )
}

/** Whether an item is disputed for the reason of the row, with its resolver, since its day (in UTC, as the API says it). */
const isOf = (row: Row, { status }: OpenItem) => status.type === 'LIT' && status.dispute_type === row.type && status.resolver === row.resolver && status.at?.slice(0, row.since.length) === row.since
