import { Button, Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { day, int, money, roundMoney } from '../../shared/format'
import { SOURCES, type Book } from './model'

/** The chart as a table; a week opens the accounts behind it. */
export function Periods({ book, by, open }: { book: Book; by: 'weeks' | 'months'; open: (week: string) => void }) {
  const { t } = useTranslation()
  return (
    <Table.ScrollContainer minWidth={760} mt="sm" scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table fz={13} verticalSpacing={6} data-testid="forecast-periods">
        <Table.Thead><Table.Tr>
          <Table.Th>{t('forecast.period')}</Table.Th><Table.Th ta="right">{t('forecast.amount')}</Table.Th><Table.Th ta="right">{t('forecast.interval')}</Table.Th>
          {SOURCES.map((source) => <Table.Th key={source} ta="right">{t(`forecast.sources.${source}`)}</Table.Th>)}
          <Table.Th ta="right">{t('nav.accounts')}</Table.Th>
        </Table.Tr></Table.Thead>
        <Table.Tbody>
          {book[by].map((one, at) => {
            const name = t('forecast.fromTo', { from: day(one.from_on), to: day(one.to_on) })
            return (
              <Table.Tr key={one.from_on}>
                <Table.Th scope="row" fw={500}>{name}</Table.Th>
                <Table.Td ta="right" className="num strong">{by === 'weeks' && one.accounts > 0 ? <Button size="compact-sm" variant="subtle" className="num" aria-label={t('forecast.open', { amount: money(one.amount), period: name })} onClick={() => open(String(at))}>{money(one.amount)}</Button> : money(one.amount)}</Table.Td>
                <Table.Td ta="right" className="num">{one.low && one.high ? t('forecast.fromTo', { from: roundMoney(one.low), to: roundMoney(one.high) }) : '–'}</Table.Td>
                {SOURCES.map((source) => { const part = one.parts.find((p) => p.source === source); return <Table.Td key={source} ta="right" className="num">{part ? money(part.amount) : '–'}</Table.Td> })}
                <Table.Td ta="right" className="num">{int(one.accounts)}</Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
