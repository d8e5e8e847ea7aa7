import { Button, Card, Skeleton, Stack, Table, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/call'
import { said } from '../../shared/i18n'
import { Page } from '../../shared/Page'
import { Problem } from '../../shared/problem'
import { statusesQuery, useStatuses, type Definition } from '../../shared/qualify/statuses'
import { useMay } from '../../shared/queries'
import { StatusTag } from '../../shared/tags'
import { done } from '../../shared/undo'
import { StatusDialog } from './StatusDialog'

/** The six categories, the company's own statuses, and why people dispute. */
export default function StatusesPage() {
  const { t } = useTranslation()
  const may = useMay('credit_manager')
  const { nameOf } = useStatuses()
  const { data, error, refetch } = useQuery(statusesQuery)
  const [edited, setEdited] = useState<Definition | 'new' | null>(null)
  return (
    <Page title={t('nav.statuses')} lead={t('statuses.lead')}>
      {error && <Problem error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={320} />}
      {data && (
        <Stack>
          {may && <Button w="fit-content" onClick={() => setEdited('new')} data-testid="add-status">{t('statuses.add')}</Button>}
          <Card p={0}>
            <Table.ScrollContainer minWidth={560}>
              <Table>
                <Table.Thead><Table.Tr>
                  <Table.Th>{t('statuses.title')}</Table.Th><Table.Th>{t('statuses.type')}</Table.Th><Table.Th>{t('statuses.days')}</Table.Th><Table.Th>{t('statuses.next')}</Table.Th><Table.Th>{t('statuses.active')}</Table.Th><Table.Th />
                </Table.Tr></Table.Thead>
                <Table.Tbody>
                  {data.statuses.map((one) => (
                    <Table.Tr key={one.code}>
                      <Table.Td><StatusTag type={one.type} code={one.code} /> {nameOf(one.code)}</Table.Td>
                      <Table.Td>{one.type}</Table.Td>
                      <Table.Td className="num">{one.follow_up_days ?? '—'}</Table.Td>
                      <Table.Td>{one.follow_up_days === null ? '—' : t(`statuses.kind.${one.action}`)}</Table.Td>
                      <Table.Td>{one.active ? '✓' : '—'}</Table.Td>
                      <Table.Td>{may && <Button size="compact-sm" variant="subtle" onClick={() => setEdited(one)}>{t('statuses.edit', { code: one.code })}</Button>}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          </Card>
          {may && <DisputeTypes key={data.version} types={data.dispute_types} />}
        </Stack>
      )}
      {edited && <StatusDialog known={edited === 'new' ? undefined : edited} onClose={() => setEdited(null)} />}
    </Page>
  )
}

function DisputeTypes({ types }: { types: readonly string[] }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const form = useForm({ initialValues: { types: types.map((type) => said('dispute', type)).join('\n') } })
  const save = useMutation({
    mutationFn: (text: string) => call('PUT /dispute-types', { body: { types: text.split('\n').map((line) => line.trim()).filter(Boolean).map((line) => types.find((type) => said('dispute', type) === line) ?? line) } }),
    onSuccess: (now) => { client.setQueryData(statusesQuery.queryKey, now); done(t('statuses.disputesSaved')) },
  })
  return (
    <Card>
      <form onSubmit={form.onSubmit((values) => save.mutate(values.types))}>
        <Stack gap="sm">
          {save.error && <Problem error={save.error} />}
          <Textarea label={t('statuses.disputeTypes')} description={t('statuses.disputeAbout')} autosize minRows={4} maxRows={12} {...form.getInputProps('types')} />
          <Button type="submit" w="fit-content" loading={save.isPending}>{t('ui.save')}</Button>
        </Stack>
      </form>
    </Card>
  )
}
