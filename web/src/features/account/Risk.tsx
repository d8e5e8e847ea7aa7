import { Group, Skeleton, Stack, Table, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { path, type AccountSheet } from '../../shared/accounts'
import { Amounts } from '../../shared/Amounts'
import { call, type Ok } from '../../shared/call'
import { int, money } from '../../shared/format'
import { Problem } from '../../shared/problem'
import { Guarantees } from './Guarantees'
import { Limit } from './Limit'

export type RiskShown = Ok<'GET /accounts/{code}/risk'>

/** The risk of the account: its score with every reason, its limit, who stands behind it, its family. */
export function Risk({ sheet }: { sheet: AccountSheet }) {
  const { code } = sheet
  const { data, error, refetch } = useQuery({
    queryKey: ['account', code, 'risk'], queryFn: ({ signal }) => call('GET /accounts/{code}/risk', { path: { code }, signal }),
  })
  if (error) return <Problem error={error} retry={refetch} />
  if (!data) return <Skeleton h={200} />
  return (
    <Stack gap="lg" data-testid="risk">
      <div className="risk-two">
        <Score risk={data} />
        <Limit code={code} risk={data} />
      </div>
      <Guarantees code={code} risk={data} />
      {data.family && <Family family={data.family} />}
    </Stack>
  )
}

function Score({ risk }: { risk: RiskShown }) {
  const { t } = useTranslation()
  return (
    <section>
      <Group gap="sm" mb={4}><Title order={3} size="h6">{t('risk.score')}</Title>{risk.score === null ? <span className="tag">{t('risk.unknown')}</span> : <span className={risk.score >= 67 ? 'tag bad' : risk.score >= 34 ? 'tag warn' : 'tag good'}>{t('risk.outOf', { score: int(risk.score) })}</span>}</Group>
      <Table fz={13} verticalSpacing={4}>
        <Table.Thead><Table.Tr><Table.Th>{t('risk.criterion')}</Table.Th><Table.Th>{t('risk.value')}</Table.Th><Table.Th ta="right">{t('risk.weight')}</Table.Th><Table.Th ta="right">{t('risk.points')}</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {risk.criteria.map((row) => (
            <Table.Tr key={row.criterion}>
              <Table.Th scope="row" fw={500}>{t(`risk.criteria.${row.criterion}`)}</Table.Th>
              <Table.Td>{row.value === null ? t('risk.notKnown') : t(`risk.values.${row.criterion}`, { count: row.value })}{row.risk !== null && <span className="faint"> · {t('risk.bad', { risk: row.risk })}</span>}</Table.Td>
              <Table.Td ta="right" className="num">{row.risk === null ? '–' : int(row.weight)}</Table.Td>
              <Table.Td ta="right" className="num strong">{row.risk === null ? '–' : int(row.points)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed" mt={6}>{t('risk.scoreText')}</Text>
    </section>
  )
}

function Family({ family }: { family: NonNullable<RiskShown['family']> }) {
  const { t } = useTranslation()
  const use = family.use_percent
  return (
    <section data-testid="family">
      <Group gap="sm" mb={4}><Title order={3} size="h6">{t('risk.family')}</Title>{use !== null && <span className={use > 100 ? 'tag bad' : use >= 90 ? 'tag warn' : 'tag'}>{t('risk.used', { percent: int(use) })}</span>}</Group>
      <Text size="sm" mb={4}><Amounts list={family.owed} strong /> · {t('risk.topLimit', { code: family.top, limit: family.limit ? money(family.limit) : t('documents.noLimit') })}</Text>
      <Table fz={13} verticalSpacing={4} maw={640}><Table.Tbody>
        {family.accounts.map((one) => <Table.Tr key={one.code}><Table.Th scope="row" fw={500}><Link href={path(one.code)}>{one.name}</Link> <span className="faint">{one.code}</span></Table.Th><Table.Td ta="right"><Amounts list={one.owed} /></Table.Td></Table.Tr>)}
      </Table.Tbody></Table>
    </section>
  )
}
