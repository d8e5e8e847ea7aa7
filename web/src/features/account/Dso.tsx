import { Skeleton, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/call'
import { Formulas } from '../../shared/Formulas'
import { Problem } from '../../shared/problem'

/** The DSO of the account and its kin, in each of its currencies, computed now. */
export function Dso({ code }: { code: string }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery({
    queryKey: ['account', code, 'months'], queryFn: ({ signal }) => call('GET /accounts/{code}/months', { path: { code }, signal }),
  })
  return (
    <section data-testid="account-dso">
      <Title order={3} size="h6" mb={4}>{t('reports.dso')}</Title>
      {error && <Problem error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={80} />}
      {data?.items.length === 0 && <Text size="sm" c="dimmed">{t('reports.noMonths')}</Text>}
      {data?.items.map((series) => <Formulas key={series.currency} series={series} title={data.items.length > 1 ? series.currency : t('reports.formulas')} />)}
    </section>
  )
}
