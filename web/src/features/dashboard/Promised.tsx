import { Card, Table, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Amounts } from '../../shared/Amounts'
import { later } from '../../shared/actions/queries'
import type { Ok } from '../../shared/call'
import { day } from '../../shared/format'

const WEEKS = 9
const WEEK_DAYS = 6

/** What debtors promised, week by week; what was due and did not come stands first. */
export function Promised({ rows }: { rows: Ok<'GET /dashboard'>['promised'] }) {
  const { t } = useTranslation()
  const where = (row: (typeof rows)[number]) => (row.is_past ? 'flag = broken_promise' : `promise >= ${row.week_on} and promise <= ${later(row.week_on, WEEK_DAYS)}`)
  return (
    <Card data-testid="promised">
      <Title order={2} size="h5" mb={6}>{t('dashboard.promised')}</Title>
      {rows.length === 0 ? <Text size="sm" c="dimmed">{t('dashboard.noPromise')}</Text> : (
        <Table fz={13} verticalSpacing={6}>
          <Table.Tbody>
            {rows.slice(0, WEEKS).map((row) => (
              <Table.Tr key={`${row.is_past} ${row.week_on}`}>
                <Table.Th scope="row" fw={500}><Link href={`/accounts?where=${encodeURIComponent(where(row))}`} className={row.is_past ? 'late' : undefined}>{row.is_past ? t('dashboard.promisedPast') : t('dashboard.weekOf', { day: day(row.week_on) })}</Link></Table.Th>
                <Table.Td ta="right" className="num strong"><Amounts list={row.amounts} /></Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Card>
  )
}
