import { Alert, Card, Loader, Progress, Skeleton, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Ban, FileUp } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'wouter'
import { instant, int } from '../../shared/format'
import { LinkButton } from '../../shared/LinkButton'
import { Page } from '../../shared/Page'
import { Problem } from '../../shared/problem'
import { usePeople } from '../../shared/queries'
import { Held } from './Held'
import { MappingForm } from './MappingForm'
import { importQuery, type Import } from './queries'
import { Report } from './Report'
import { reasonOf } from './said'
import { Steps } from './Steps'
import './imports.css'

const STEP: Record<string, number> = { waiting_for_file: 0, reading: 1, waiting_for_approval: 2, applying: 3, done: 4, refused: 4 }
const TOUCHED = ['accounts', 'account', 'dashboard', 'overdue', 'profiles']

/** One import, whatever it waits for; closing the page stops nothing. */
export default function ImportPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { id } = useParams<{ id: string }>()
  const { data, error, refetch } = useQuery(importQuery(id))
  const { nameOf } = usePeople()
  const state = data?.state
  useEffect(() => {
    if (state === 'done') for (const key of TOUCHED) void client.invalidateQueries({ queryKey: [key] })
  }, [state, client])
  return (
    <Page title={data?.filename || t('imports.posted')} lead={data && `${t('imports.by', { at: instant(data.created_at), by: nameOf(data.by) })}${data.profile ? ` · ${data.profile}` : ''}`}>
      {error && <Problem error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={260} />}
      {data && data.state !== 'waiting_for_mapping' && <Steps at={STEP[data.state] ?? 0} />}
      {data && <Stage taken={data} />}
    </Page>
  )
}

function Stage({ taken }: { taken: Import }) {
  switch (taken.state) {
    case 'waiting_for_mapping': return taken.proposal ? <MappingForm key={taken.id} taken={taken} proposal={taken.proposal} /> : null
    case 'waiting_for_approval': return <Held taken={taken} />
    case 'refused': return <Refused taken={taken} />
    case 'done': return <Report taken={taken} />
    default: return <Moving taken={taken} />
  }
}

function Moving({ taken: { state, progress, rows_read } }: { taken: Import }) {
  const { t } = useTranslation()
  const known = progress.total > 0
  return (
    <Card className="narrow" role="status" data-testid="moving">
      <Text fw={600} mb={8}>{!known && <Loader size={14} mr={8} />}{t(`imports.moving.${state as 'reading'}`)}</Text>
      {known && <Progress value={(progress.done / progress.total) * 100} size="lg" aria-label={t('imports.moving.applying')} />}
      <Text size="sm" c="dimmed" mt={8}>{known ? t('imports.progress', { done: int(progress.done), total: int(progress.total) }) : rows_read > 0 && t('imports.rowsRead', { count: rows_read, n: int(rows_read) })} {t('imports.mayLeave')}</Text>
    </Card>
  )
}

function Refused({ taken }: { taken: Import }) {
  const { t } = useTranslation()
  return (
    <Alert color="red" variant="light" icon={<Ban size={18} />} title={t('imports.refusedTitle')} className="narrow" role="alert" data-testid="refusal">
      <Text size="sm" mb="md">{taken.refusal ? reasonOf('refusal', taken.refusal.code, taken.refusal.reason) : t('imports.declined')}</Text>
      <LinkButton href="/imports/new" size="xs" variant="default" leftSection={<FileUp size={14} />}>{t('imports.another')}</LinkButton>
    </Alert>
  )
}
