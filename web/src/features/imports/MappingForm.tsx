import { Alert, Button, Card, Group, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/call'
import { said } from '../../shared/i18n'
import { Problem } from '../../shared/problem'
import { Columns } from './Columns'
import { Manner } from './Manner'
import { importQuery, type Import, type Mapping } from './queries'
import { reasonOf } from './said'

/** Step two: what each column is taken for and why, corrected once, and remembered under a name. */
export function MappingForm({ taken, proposal }: { taken: Import; proposal: Mapping }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [mapping, setMapping] = useState(proposal)
  const [name, setName] = useState(taken.profile)
  const save = useMutation({
    mutationFn: () => call('POST /imports/{import_id}/mappings', { path: { import_id: taken.id }, body: { ...mapping, ...(name.trim() ? { save_as: name.trim() } : {}) } }),
    onSuccess: (next) => client.setQueryData(importQuery(taken.id).queryKey, next),
  })
  return (
    <Stack gap="md" data-testid="mapping">
      {mapping.doubts.length > 0 && (
        <Alert color="yellow" variant="light" icon={<TriangleAlert size={18} />} title={t('mapping.doubts')}>
          <ul style={{ margin: 0, paddingLeft: 18 }}>
            {mapping.doubts.map((doubt) => (
              <li key={doubt.code + doubt.column}>{doubt.column && <strong>{said('field', doubt.column)} : </strong>}{reasonOf('doubt', doubt.code, doubt.reason)}</li>
            ))}
          </ul>
        </Alert>
      )}
      <Card p={0}>
        <div className="toolbar">
          <Text size="sm" c="dimmed">{t('mapping.read', { format: mapping.format.toUpperCase(), row: mapping.header_row })} {[mapping.sheet, mapping.encoding, mapping.separator && t('mapping.separator', { sign: mapping.separator === '\t' ? '⇥' : mapping.separator })].filter(Boolean).join(' · ')}</Text>
        </div>
        <Columns mapping={mapping} onChange={setMapping} />
      </Card>
      <Manner mapping={mapping} onChange={setMapping} />
      <Card className="narrow">
        <TextInput label={t('mapping.saveAs')} description={t('mapping.saveAsAbout')} placeholder={t('mapping.saveAsHint')} maw={420} value={name} onChange={(e) => setName(e.currentTarget.value)} maxLength={60} />
        {save.error && <div style={{ marginTop: 12 }}><Problem error={save.error} /></div>}
        <Group mt="md"><Button onClick={() => save.mutate()} loading={save.isPending} data-testid="check">{t('mapping.check')}</Button></Group>
      </Card>
    </Stack>
  )
}
