import { Button, Group, Progress, SegmentedControl, Skeleton, Stack, Table, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Calculator } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Amounts } from '../../shared/Amounts'
import { call } from '../../shared/call'
import { int } from '../../shared/format'
import { hasEnded, percent, useJob, type Job } from '../../shared/jobs'
import { Problem, say } from '../../shared/problem'
import { report, sent, type Scope } from './bulk'
import type { Form } from './BulkDialog'

const CHOICES = ['charge', 'spare', 'waive'] as const

/** Charge, do not charge, or waive; what it is about is added up first, where wanted. */
export function PenaltyFields({ scope, form }: { scope: Scope; form: Form }) {
  const { t } = useTranslation()
  const preview = useMutation({ mutationFn: () => call('POST /penalty-previews', { body: { scope: sent(scope) } }) })
  return (
    <Stack gap="sm">
      <SegmentedControl aria-label={t('bulk.titles.penalties')} fullWidth data={CHOICES.map((value) => ({ value, label: t(`bulk.penalties.${value}`) }))} {...form.getInputProps('penalties')} />
      <Text size="sm" c="dimmed" role="status">{t(`bulk.penaltiesAbout.${form.values.penalties}`)}</Text>
      {form.values.penalties === 'waive' && <TextInput label={t('bulk.reason')} required maxLength={500} {...form.getInputProps('reason')} />}
      {preview.error && <Problem error={preview.error} />}
      {preview.data ? <Totals job={preview.data} /> : <Button variant="default" leftSection={<Calculator size={14} />} loading={preview.isPending} onClick={() => preview.mutate()} data-testid="penalty-preview">{t('bulk.preview')}</Button>}
    </Stack>
  )
}

function Totals({ job: started }: { job: Job }) {
  const { t } = useTranslation()
  const job = useJob(started)
  if (!hasEnded(job)) return <Progress value={percent(job)} aria-label={t('jobs.progress')} />
  return <Sums job={job} />
}

function Sums({ job }: { job: Job }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery({ queryKey: ['penalty-preview', job.id], queryFn: ({ signal }) => call('GET /penalty-previews/{job_id}', { path: { job_id: job.id }, signal }) })
  if (error) return <Problem error={error} retry={refetch} />
  if (!data) return <Skeleton h={80} />
  if (!data.interest.length) return <Text size="sm">{t('bulk.nothingClaimed')}</Text>
  return (
    <div data-testid="penalty-totals">
      <Text size="sm" mb={4}>{t('bulk.claimed', { count: data.accounts, n: int(data.accounts) })}</Text>
      <Table>
        <Table.Tbody>
          <Table.Tr><Table.Th scope="row">{t('bulk.interest')}</Table.Th><Table.Td className="num" ta="right"><Amounts list={data.interest} /></Table.Td></Table.Tr>
          <Table.Tr><Table.Th scope="row">{t('bulk.indemnity')}</Table.Th><Table.Td className="num" ta="right"><Amounts list={data.indemnity} /></Table.Td></Table.Tr>
        </Table.Tbody>
      </Table>
      <Group justify="flex-end" mt={6}><Button size="compact-sm" variant="subtle" onClick={() => { report(job).catch(say) }} data-testid="penalty-report">{t('bulk.report')}</Button></Group>
    </div>
  )
}
