import { Card, Progress, Select, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { ApiError } from '../../shared/api'
import { percent } from '../../shared/format'
import { Page } from '../../shared/Page'
import { Problem } from '../../shared/problem'
import { Dropzone } from './Dropzone'
import { profilesQuery } from './queries'
import { Steps } from './Steps'
import { upload } from './upload'
import './imports.css'

/** Step one: drop the extract as the accounting system wrote it. */
export default function NewImportPage() {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const { data: profiles } = useQuery(profilesQuery)
  const [profile, setProfile] = useState('')
  const [sent, setSent] = useState(0)
  const send = useMutation({
    mutationFn: (file: File) => upload(file, profile, setSent),
    onSuccess: (id) => go(`/imports/${id}`, { replace: true }),
  })
  const names = profiles?.items.map(({ name }) => name) ?? []
  return (
    <Page title={t('imports.new')} lead={t('imports.newLead')}>
      <Steps at={0} />
      <Card className="narrow">
        {names.length > 0 && (
          <Select label={t('imports.profile')} description={t('imports.profileAbout')} mb="md" maw={420} data={[{ value: '', label: t('imports.noProfile') }, ...names.map((value) => ({ value, label: value }))]}
            value={profile} onChange={(value) => setProfile(value ?? '')} allowDeselect={false} />
        )}
        <Dropzone busy={send.isPending} onFile={(file) => { setSent(0); send.mutate(file) }} />
        {send.isPending && (
          <div role="status" style={{ marginTop: 12 }}>
            <Text size="sm" mb={4}>{t('imports.sending', { name: send.variables.name, done: percent(sent) })}</Text>
            <Progress value={sent * 100} aria-label={t('imports.sending', { name: send.variables.name, done: '' })} />
          </div>
        )}
        {send.error && <div style={{ marginTop: 12 }}>{send.error instanceof ApiError ? <Problem error={send.error} /> : <Text c="var(--late)" role="alert">{send.error.message}</Text>}</div>}
      </Card>
    </Page>
  )
}
