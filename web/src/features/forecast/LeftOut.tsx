import { Button, Card, Table, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { money } from '../../shared/format'
import type { Book } from './model'

/** What the weeks leave out, so that everything sums to what is owed. */
export function LeftOut({ book, open, later }: { book: Book; open: (source: string) => void; later: () => void }) {
  const { t } = useTranslation()
  const row = (name: string, amount: Book['later'], act?: () => void) => (
    <Table.Tr key={name}>
      <Table.Th scope="row" fw={500}>{name}</Table.Th>
      <Table.Td ta="right" className="num strong">{act ? <Button size="compact-sm" variant="subtle" className="num" aria-label={`${name} : ${money(amount)}`} onClick={act}>{money(amount)}</Button> : money(amount)}</Table.Td>
    </Table.Tr>
  )
  return (
    <Card data-testid="left-out">
      <Title order={2} size="h5" mb={6}>{t('forecast.others')}</Title>
      <Table fz={13} verticalSpacing={6}>
        <Table.Tbody>
          {row(t('forecast.later'), book.later, later)}
          {book.left_out.map((part) => row(t(`forecast.sources.${part.source}`), part.amount, () => open(part.source)))}
          {row(t('forecast.total'), book.total)}
          {row(t('aged.credits'), book.credits)}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed" mt={8}>{t('forecast.othersText')}</Text>
    </Card>
  )
}
