import { Skeleton, Table, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { call, type Ok } from '../../shared/call'
import { day, money } from '../../shared/format'
import { Problem } from '../../shared/problem'

type One = Ok<'GET /accounts/{code}/forecast'>['items'][number]

function why(one: One, t: TFunction): string {
  if (one.source === 'undated') return t('forecast.account.nobody')
  if (one.source !== 'habit') return t(`forecast.account.${one.source}`)
  if (one.evidence === null || one.evidence === 'none') return t('forecast.account.none_evidence')
  return t(`forecast.account.habit_${one.evidence}`, { days: one.delay_days, count: one.items })
}

/** When the debits of the account are expected, and from what that is known. */
export function Expected({ code }: { code: string }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery({
    queryKey: ['account', code, 'forecast'], queryFn: ({ signal }) => call('GET /accounts/{code}/forecast', { path: { code }, signal }),
  })
  return (
    <section data-testid="expected">
      <Title order={3} size="h6" mb={4}>{t('forecast.account.title')}</Title>
      {error && <Problem error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={80} />}
      {data?.items.length === 0 && <Text size="sm" c="dimmed">{t('forecast.account.none')}</Text>}
      {data && data.items.length > 0 && (
        <Table.ScrollContainer minWidth={520} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table fz={13} verticalSpacing={5}>
            <Table.Thead><Table.Tr><Table.Th>{t('forecast.account.expected')}</Table.Th><Table.Th>{t('forecast.account.due')}</Table.Th><Table.Th>{t('forecast.account.why')}</Table.Th><Table.Th ta="right">{t('forecast.amount')}</Table.Th></Table.Tr></Table.Thead>
            <Table.Tbody>
              {data.items.map((one, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- the same amount may be expected twice
                <Table.Tr key={at}><Table.Td>{day(one.on) || '–'}</Table.Td><Table.Td>{day(one.due_on)}</Table.Td><Table.Td>{why(one, t)}</Table.Td><Table.Td ta="right" className="num strong">{money(one.amount)}</Table.Td></Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </section>
  )
}
