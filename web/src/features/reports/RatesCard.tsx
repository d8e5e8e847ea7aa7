import { Alert, Button, Card, FileButton, Group, Table, Text, Title } from '@mantine/core'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Upload } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ApiError, takeInRates } from '../../shared/api'
import { call, type Ok } from '../../shared/call'
import { day } from '../../shared/format'
import { Problem } from '../../shared/problem'
import { useMay } from '../../shared/queries'
import type { Quote } from '../../shared/schema.gen'
import { done } from '../../shared/undo'

export const ratesQuery = queryOptions({ queryKey: ['rates'], staleTime: 60_000, queryFn: async ({ signal }) => (await call('GET /rates', { signal })).items })

const keyOf = (rate: Quote) => rate.currency + rate.on

/** The rates behind the amounts, each with its day and where it comes from; and the way to take others in. Of a past date, those used alone. */
export function RatesCard({ used, to, isPast }: { used: Quote[]; to: string; isPast: boolean }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const may = useMay('credit_manager')
  const { data: known = [] } = useQuery(ratesQuery)
  const send = useMutation({
    mutationFn: (file: File) => takeInRates<Ok<'POST /rates'>>(file),
    onSuccess: async (found) => {
      await Promise.all(['rates', 'consolidation'].map((key) => client.invalidateQueries({ queryKey: [key] })))
      done(t('rates.taken', { count: found.days, from: day(found.from_on), to: day(found.to_on), source: found.source }))
    },
  })
  // `line 3` of the file: what is wrong there is said once for all of them.
  const wrong = send.error instanceof ApiError ? send.error.errors.map((one) => one.field.replace('line ', '')) : []
  const rows = known.length > 0 && !isPast ? known : [...new Map(used.map((rate) => [keyOf(rate), rate])).values()]
  const isUsed = (rate: Quote) => !isPast && used.some((one) => one.currency === rate.currency)
  return (
    <Card data-testid="rates">
      <Group justify="space-between" align="flex-start" mb="xs">
        <div style={{ flex: 1, minWidth: 260 }}>
          <Title order={2} size="h5">{t('rates.title')}</Title>
          <Text size="sm" c="dimmed">{t('rates.about', { to })}</Text>
        </div>
        {may && (
          <FileButton accept=".csv,.xml,.zip" onChange={(file) => file && send.mutate(file)} inputProps={{ 'aria-label': t('rates.file') }}>
            {(props) => <Button {...props} size="xs" variant="default" className="noprint" leftSection={<Upload size={14} />} loading={send.isPending} data-testid="rates-file">{t('rates.file')}</Button>}
          </FileButton>
        )}
      </Group>
      {wrong.length > 0 && <Alert color="red" variant="light" role="alert">{t('rates.wrong', { count: wrong.length, lines: wrong.join(', ') })}</Alert>}
      {send.error && wrong.length === 0 && <Problem error={send.error} />}
      {rows.length === 0 && <Text size="sm">{t(isPast ? 'rates.noneThen' : 'rates.none')}</Text>}
      {rows.length > 0 && (
        <Table fz={13} verticalSpacing={6} maw={720}>
          <Table.Thead><Table.Tr><Table.Th>{t('aged.currency')}</Table.Th><Table.Th ta="right">{t('rates.perEuro')}</Table.Th><Table.Th>{t('rates.on')}</Table.Th><Table.Th>{t('rates.source')}</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>
            {rows.map((rate) => (
              <Table.Tr key={keyOf(rate)}>
                <Table.Th scope="row">{rate.currency}{isUsed(rate) && <Text span size="xs" c="dimmed"> {t('rates.used')}</Text>}</Table.Th>
                <Table.Td ta="right" className="num">{rate.per_euro}</Table.Td><Table.Td>{day(rate.on)}</Table.Td><Table.Td>{rate.source}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Card>
  )
}
