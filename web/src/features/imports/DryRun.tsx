import { Card, Group, Stack, Table, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Amounts } from '../../shared/Amounts'
import type { Ok } from '../../shared/call'
import { day, int, plainAmount } from '../../shared/format'
import { said } from '../../shared/i18n'
import { BrakeNotice } from './BrakeNotice'
import { Causes } from './Causes'
import { Figures } from './Figures'
import { stylesOf } from './model'

export type Preview = Ok<'POST /imports/{import_id}/previews'>

/** What would happen, before anything does: counts, totals, what would be refused and why. */
export function DryRun({ preview }: { preview: Preview }) {
  return (
    <Stack gap="md" data-testid="dry-run">
      {preview.brake && <BrakeNotice brake={preview.brake} />}
      <Outlook preview={preview} />
      <Causes errors={preview.errors} total={preview.rows_refused} />
      {preview.samples.length > 0 && <Samples rows={preview.samples} />}
    </Stack>
  )
}

function Outlook({ preview }: { preview: Preview }) {
  const { t } = useTranslation()
  return (
    <Card>
      <Title order={2} size="h5" mb="sm">{t('dryRun.title')}</Title>
      <Figures of={preview} names={['rows_read', 'rows_refused', 'accounts_changed', 'accounts_created', 'accounts_unchanged', 'items_created', 'items_closed']} />
      <BeforeAfter before={preview.before} after={preview.after} />
      <Group gap={8} mt="sm"><Text size="sm" c="dimmed">{t('dryRun.fileTotal')}</Text><Text size="sm" component="div" data-testid="file-total"><Amounts list={preview.totals} strong /></Text></Group>
    </Card>
  )
}

/** The books as they are, and as the file would make them. */
export function BeforeAfter({ before, after }: Pick<Preview, 'before' | 'after'>) {
  const { t } = useTranslation()
  return (
    <Table.ScrollContainer minWidth={420}>
      <Table mt="sm" maw={680} verticalSpacing={6}>
        <Table.Thead><Table.Tr><Table.Td /><Table.Th ta="right">{t('dryRun.accounts')}</Table.Th><Table.Th ta="right">{t('dryRun.items')}</Table.Th><Table.Th ta="right">{t('account.outstanding')}</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {([['before', before], ['after', after]] as const).map(([when, counts]) => (
            <Table.Tr key={when}>
              <Table.Th scope="row">{t(`dryRun.${when}`)}</Table.Th>
              <Table.Td ta="right" className="num">{int(counts.accounts)}</Table.Td><Table.Td ta="right" className="num">{int(counts.items)}</Table.Td><Table.Td ta="right"><Amounts list={counts.totals} strong /></Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

/** Dates and amounts as the reader writes them, everything else as it is. */
function shown(field: string, text: string) {
  if (/_on$/.test(field)) return day(text)
  return stylesOf(field).length && /^-?\d+(\.\d+)?$/.test(text) ? plainAmount(text) : text
}

function Samples({ rows }: { rows: Record<string, string>[] }) {
  const { t } = useTranslation()
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return (
    <Card p={0}>
      <Title order={2} size="h5" p="md" pb={4}>{t('dryRun.samples')}</Title>
      <Table.ScrollContainer minWidth={700}>
        <Table horizontalSpacing="md" fz="xs">
          <Table.Thead><Table.Tr>{names.map((name) => <Table.Th key={name}>{said('field', name)}</Table.Th>)}</Table.Tr></Table.Thead>
          <Table.Tbody>{rows.map((row) => <Table.Tr key={JSON.stringify(row)}>{names.map((name) => <Table.Td key={name}>{shown(name, row[name] ?? '')}</Table.Td>)}</Table.Tr>)}</Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  )
}
