import { Card, Skeleton, Table, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { call } from '../../shared/call'
import { int, percent } from '../../shared/format'
import { Problem } from '../../shared/problem'
import { usePeople } from '../../shared/queries'
import { where } from './model'

const HEADS = ['kept', 'partly', 'broken', 'open'] as const

/** How the promises of each collector's accounts ended. */
export function PromiseRates() {
  const { t } = useTranslation()
  const { nameOf } = usePeople()
  const { data, error, refetch } = useQuery({ queryKey: ['promises'], queryFn: ({ signal }) => call('GET /reports/promises', { signal }) })
  return (
    <Card mt="md">
      <Title order={2} size="h5" mb={6}>{t('reports.promises')}</Title>
      {error && <Problem error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={120} />}
      {data?.items.length === 0 && <Text size="sm" c="dimmed">{t('reports.noPromises')}</Text>}
      {!!data?.items.length && (
        <Table.ScrollContainer minWidth={460}><Table fz={13} verticalSpacing={6} data-testid="promise-rates">
          <Table.Thead><Table.Tr><Table.Th>{t('account.collector')}</Table.Th>{HEADS.map((head) => <Table.Th key={head} ta="right">{t(`reports.${head}`)}</Table.Th>)}<Table.Th ta="right">{t('reports.keptRate')}</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>
            {data.items.map((row) => (
              <Table.Tr key={row.collector}>
                <Table.Th scope="row"><Link href={where([['collector', row.collector]], 'flag = broken_promise')}>{row.collector ? nameOf(row.collector) : t('account.nobody')}</Link></Table.Th>
                {HEADS.map((head) => <Table.Td key={head} ta="right" className="num">{int(row[head])}</Table.Td>)}
                <Table.Td ta="right" className="num strong">{row.permille === null ? '–' : percent(row.permille / 1000)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table></Table.ScrollContainer>
      )}
    </Card>
  )
}
