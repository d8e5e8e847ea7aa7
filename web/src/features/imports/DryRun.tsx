import { Alert, Button, Card, Group, Stack, Table, Text, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { OctagonAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Amounts } from '../../shared/Amounts'
import { call } from '../../shared/call'
import { int } from '../../shared/format'
import { said } from '../../shared/i18n'
import { Problem } from '../../shared/problem'
import { useMay } from '../../shared/queries'
import { Causes } from './Causes'
import { Figures } from './Figures'
import { importQuery, type Import } from './queries'
import { reasonOf } from './said'

type Preview = NonNullable<Import['preview']>

/** Step three: what would happen, before anything does; and the brake's question when it holds the file. */
export function DryRun({ taken }: { taken: Import }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const may = useMay('collector')
  const decide = useMutation({
    mutationFn: (approve: boolean) => call('POST /imports/{import_id}/approvals', { path: { import_id: taken.id }, body: { approve } }),
    onSuccess: (next) => client.setQueryData(importQuery(taken.id).queryKey, next),
  })
  const { preview } = taken
  const brake = taken.brake ?? preview?.brake
  return (
    <Stack gap="md" data-testid="dry-run">
      {brake && (
        <Alert color="orange" variant="light" icon={<OctagonAlert size={20} />} title={t('brake.title')} data-testid="brake">
          {brake.reasons.map((reason) => <Text size="sm" key={reason.code}>{reasonOf('brakeReason', reason.code, reason.reason)}{reason.before && ` (${reason.before} → ${reason.after})`}</Text>)}
          <Text size="sm" mt={6}>{t('brake.about')}</Text>
        </Alert>
      )}
      {preview && <Outlook preview={preview} />}
      {preview && <Causes errors={preview.errors} total={preview.rows_refused} />}
      {preview && preview.samples.length > 0 && <Samples rows={preview.samples} />}
      {decide.error && <Problem error={decide.error} />}
      {may && (
        <Group>
          <Button onClick={() => decide.mutate(true)} loading={decide.isPending} color={brake ? 'orange' : undefined} data-testid="approve">{t(brake ? 'brake.yes' : 'dryRun.go')}</Button>
          <Button variant="default" onClick={() => decide.mutate(false)} disabled={decide.isPending} data-testid="decline">{t(brake ? 'brake.no' : 'dryRun.stop')}</Button>
        </Group>
      )}
    </Stack>
  )
}

function Outlook({ preview }: { preview: Preview }) {
  const { t } = useTranslation()
  const { before, after } = preview
  return (
    <Card>
      <Title order={2} size="h5" mb="sm">{t('dryRun.title')}</Title>
      <Figures of={preview} names={['rows_read', 'rows_refused', 'accounts_created', 'accounts_changed', 'accounts_unchanged', 'items_created', 'items_closed']} />
      <Table mt="sm" maw={680} verticalSpacing={6}>
        <Table.Thead><Table.Tr><Table.Th /><Table.Th ta="right">{t('dryRun.accounts')}</Table.Th><Table.Th ta="right">{t('dryRun.items')}</Table.Th><Table.Th ta="right">{t('account.outstanding')}</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {([['before', before], ['after', after]] as const).map(([when, counts]) => (
            <Table.Tr key={when}>
              <Table.Th scope="row">{t(`dryRun.${when}`)}</Table.Th><Table.Td ta="right" className="num">{int(counts.accounts)}</Table.Td><Table.Td ta="right" className="num">{int(counts.items)}</Table.Td><Table.Td ta="right"><Amounts list={counts.totals} strong /></Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Group gap={8} mt="sm"><Text size="sm" c="dimmed">{t('dryRun.fileTotal')}</Text><Text size="sm"><Amounts list={preview.totals} strong /></Text></Group>
    </Card>
  )
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
          <Table.Tbody>{rows.map((row) => <Table.Tr key={JSON.stringify(row)}>{names.map((name) => <Table.Td key={name}>{row[name]}</Table.Td>)}</Table.Tr>)}</Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  )
}
