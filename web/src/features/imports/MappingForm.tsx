import { Alert, Button, Card, Group, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../shared/api'
import { call } from '../../shared/call'
import { said } from '../../shared/i18n'
import { Problem } from '../../shared/problem'
import { Columns } from './Columns'
import { DryRun } from './DryRun'
import { Manner } from './Manner'
import { importQuery, type Import, type Mapping } from './queries'
import { reasonOf } from './said'
import { Steps } from './Steps'

const TRIES = 2
/** Reading a file may be refused while the machine is busy; a dry run changes nothing, so it is asked again. */
const busy = (count: number, error: Error) => count < TRIES && error instanceof ApiError && error.status === 503

/** What each column is taken for and why, corrected once; a dry run; then it goes. */
export function MappingForm({ taken, proposal }: { taken: Import; proposal: Mapping }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [mapping, setMapping] = useState(proposal)
  const [name, setName] = useState(taken.profile)
  const path = { import_id: taken.id }
  const check = useMutation({ mutationFn: () => call('POST /imports/{import_id}/previews', { path, body: mapping }), onSuccess: () => scrollTo({ top: 0 }), retry: busy })
  const go = useMutation({
    mutationFn: () => call('POST /imports/{import_id}/mappings', { path, body: { ...mapping, ...(name.trim() ? { save_as: name.trim() } : {}) } }),
    onSuccess: (next) => client.setQueryData(importQuery(taken.id).queryKey, next),
  })
  // A dry run says nothing of a mapping that changed since.
  const change = (next: Mapping) => { setMapping(next); check.reset() }
  if (check.data) {
    return (
      <>
        <Steps at={2} />
        <DryRun preview={check.data} />
        <Card className="narrow">
          <TextInput label={t('mapping.saveAs')} description={t('mapping.saveAsAbout')} placeholder={t('mapping.saveAsHint')} maw={420} value={name} onChange={(e) => setName(e.currentTarget.value)} maxLength={60} />
          {go.error && <div style={{ marginTop: 12 }}><Problem error={go.error} /></div>}
          <Group mt="md">
            <Button onClick={() => go.mutate()} loading={go.isPending} data-testid="go">{t('dryRun.go')}</Button>
            <Button variant="default" onClick={() => check.reset()}>{t('dryRun.back')}</Button>
          </Group>
        </Card>
      </>
    )
  }
  return (
    <>
      <Steps at={1} />
      <Stack gap="md" data-testid="mapping">
        <Doubts doubts={mapping.doubts} />
        <Card p={0}>
          <div className="toolbar">
            <Text size="sm" c="dimmed">{t('mapping.read', { format: mapping.format.toUpperCase(), row: mapping.header_row })} {[mapping.sheet, mapping.encoding, mapping.separator && t('mapping.separator', { sign: mapping.separator === '\t' ? '⇥' : mapping.separator })].filter(Boolean).join(' · ')}</Text>
          </div>
          <Columns mapping={mapping} onChange={change} />
        </Card>
        <Manner mapping={mapping} onChange={change} />
        {check.error && <Problem error={check.error} />}
        <Group><Button onClick={() => check.mutate()} loading={check.isPending} data-testid="check">{t('mapping.check')}</Button></Group>
      </Stack>
    </>
  )
}

function Doubts({ doubts }: { doubts: Mapping['doubts'] }) {
  const { t } = useTranslation()
  if (!doubts.length) return null
  return (
    <Alert color="yellow" variant="light" icon={<TriangleAlert size={18} />} title={t('mapping.doubts')}>
      <ul style={{ margin: 0, paddingLeft: 18 }}>
        {doubts.map((doubt) => <li key={doubt.code + doubt.column}>{doubt.column && <strong>{said('field', doubt.column)} : </strong>}{reasonOf('doubt', doubt.code, doubt.reason)}</li>)}
      </ul>
    </Alert>
  )
}
