import { Card, Skeleton, Table, Title } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ok } from '../../shared/call'
import { money } from '../../shared/format'
import { BANDS } from '../../shared/bands'

const AgedChart = lazy(() => import('./AgedChart'))
export type Aged = Ok<'GET /dashboard'>['aged'][number]

/** What is owed by lateness: the picture, and the same figures as a table, one row per currency. */
export function AgedBalance({ rows }: { rows: Aged[] }) {
  const { t } = useTranslation()
  return (
    <Card>
      <Title order={2} size="h5" mb="sm">{t('aged.title')}</Title>
      {rows.slice(0, 1).map((row) => <Suspense key={row.currency} fallback={<Skeleton h={220} />}><AgedChart row={row} /></Suspense>)}
      <Table.ScrollContainer minWidth={640} mt="sm">
        <Table horizontalSpacing={6} verticalSpacing={7} fz={13}>
          <Table.Thead><Table.Tr><Table.Th>{t('aged.currency')}</Table.Th>{[...BANDS, 'total' as const].map((band) => <Table.Th key={band} ta="right">{t(`aged.${band}`)}</Table.Th>)}</Table.Tr></Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.currency}>
                <Table.Th scope="row">{row.currency}</Table.Th>
                {BANDS.map((band) => <Table.Td key={band} ta="right" className="num">{money(row[band])}</Table.Td>)}
                <Table.Td ta="right" className="num strong">{money(row.total)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  )
}
