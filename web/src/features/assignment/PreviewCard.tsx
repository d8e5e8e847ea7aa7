import { Card, Table, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { path } from '../../shared/accounts'
import { int } from '../../shared/format'
import { usePeople } from '../../shared/queries'
import type { Preview } from './model'

/** What the rules would change: by rule, then account by account. */
export function PreviewCard({ preview }: { preview: Preview }) {
  const { t } = useTranslation()
  const { nameOf } = usePeople()
  const nameOfRule = (name: string) => name || t('assignment.default')
  const shown = (field: string, value: string) => (value ? (field === 'collector' ? nameOf(value) : value) : '–')
  return (
    <Card data-testid="assign-previewed">
      <Title order={2} size="h5" mb={4}>{t('assignment.would', { count: preview.changed, n: int(preview.changed), all: int(preview.accounts) })}</Title>
      {preview.left_without > 0 && <Text size="sm" c="var(--late)">{t('assignment.without', { count: preview.left_without, n: int(preview.left_without) })}</Text>}
      <Table mt="sm">
        <Table.Thead><Table.Tr><Table.Th>{t('assignment.rule')}</Table.Th><Table.Th ta="right">{t('assignment.found')}</Table.Th><Table.Th ta="right">{t('assignment.changed')}</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {preview.counts.map((one) => <Table.Tr key={one.rule}><Table.Td>{nameOfRule(one.rule)}</Table.Td><Table.Td ta="right" className="num">{int(one.found)}</Table.Td><Table.Td ta="right" className="num">{int(one.changed)}</Table.Td></Table.Tr>)}
        </Table.Tbody>
      </Table>
      {preview.moves.length > 0 && (
        <Table.ScrollContainer minWidth={600} mah={420} mt="md">
          <Table stickyHeader>
            <Table.Thead><Table.Tr><Table.Th>{t('account.name')}</Table.Th><Table.Th>{t('assignment.field')}</Table.Th><Table.Th>{t('assignment.before')}</Table.Th><Table.Th>{t('assignment.after')}</Table.Th><Table.Th>{t('assignment.rule')}</Table.Th></Table.Tr></Table.Thead>
            <Table.Tbody>
              {preview.moves.map((move) => (
                <Table.Tr key={`${move.code} ${move.field}`}>
                  <Table.Td><Link href={path(move.code)}>{move.name}</Link></Table.Td>
                  <Table.Td>{t(`assignment.fields.${move.field as 'collector'}`)}</Table.Td>
                  <Table.Td>{shown(move.field, move.before)}</Table.Td><Table.Td>{shown(move.field, move.after)}</Table.Td><Table.Td>{nameOfRule(move.rule)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Card>
  )
}
