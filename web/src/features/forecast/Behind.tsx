import { ActionIcon, Card, Group, Skeleton, Table, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { path } from '../../shared/accounts'
import { call } from '../../shared/call'
import { day, money } from '../../shared/format'
import { Problem } from '../../shared/problem'
import type { Book } from './model'

type Props = { currency: string; week: string; source: string; book: Book; close: () => void }
type Source = Book['left_out'][number]['source']

/** The accounts behind an amount, the largest first. */
export function Behind({ currency, week, source, book, close }: Props) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery({
    queryKey: ['forecast', 'behind', currency, week, source],
    queryFn: ({ signal }) => call('GET /forecast/accounts', { query: { currency, ...(week ? { week: Number(week) } : {}), ...(source ? { source: source as Source } : {}) }, signal }),
  })
  const period = book.weeks[Number(week)]
  const title = source ? t(`forecast.sources.${source as Source}`) : period ? t('forecast.fromTo', { from: day(period.from_on), to: day(period.to_on) }) : t('forecast.later')
  return (
    <Card data-testid="behind">
      <Group justify="space-between"><Title order={2} size="h5">{title}{data && ` · ${money(data.total)}`}</Title><ActionIcon variant="subtle" aria-label={t('ui.close')} onClick={close}><X size={16} /></ActionIcon></Group>
      {error && <Problem error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={160} />}
      {data && (
        <Table.ScrollContainer minWidth={420}>
          <Table fz={13} verticalSpacing={6}>
            <Table.Tbody>
              {data.items.map((row) => (
                <Table.Tr key={row.code}>
                  <Table.Th scope="row" fw={500}><Link href={`${path(row.code)}?follow=risk`}>{row.name}</Link> <span className="faint">{row.code}</span></Table.Th>
                  <Table.Td>{row.sources.map((one) => t(`forecast.sources.${one}`)).join(', ')}</Table.Td>
                  <Table.Td ta="right" className="num strong">{money(row.amount)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {data && data.left_off > 0 && <Text size="sm" c="dimmed">{t('forecast.leftOff', { count: data.left_off })}</Text>}
    </Card>
  )
}
