import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CirclePause, Play } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/call'
import { LinkButton } from '../../shared/LinkButton'
import { Problem } from '../../shared/problem'
import { sendingQuery, useMay } from '../../shared/queries'
import { done } from '../../shared/undo'

/** Nothing goes by itself until somebody named says why it may: shown only while it is so. */
export function Paused() {
  const { t } = useTranslation()
  const may = useMay('credit_manager')
  const { data } = useQuery(sendingQuery)
  const [resuming, setResuming] = useState(false)
  if (!data?.pause) return null
  return (
    <Alert color="red" variant="light" icon={<CirclePause size={20} />} title={t('paused.title')} data-testid="paused">
      <Text size="sm">{data.pause.text}</Text>
      <Group justify="space-between" gap="sm" mt={6}>
        <Text size="sm" flex={1} miw={220}>{t(`paused.todo.${data.pause.cause}`)} {t(may ? 'paused.byHand' : 'paused.ask')}</Text>
        {data.pause.cause === 'bounces' && <LinkButton href="/reminders?state=bounced" size="xs" variant="default">{t('paused.see')}</LinkButton>}
        {may && <Button size="xs" leftSection={<Play size={14} />} onClick={() => setResuming(true)} data-testid="resume">{t('paused.resume')}</Button>}
      </Group>
      {resuming && <Resume onClose={() => setResuming(false)} />}
    </Alert>
  )
}

function Resume({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const resume = useMutation({
    mutationFn: () => call('POST /sending/resumptions', { body: { reason } }),
    onSuccess: (now) => { client.setQueryData(['sending'], now); done(t('paused.resumed')); onClose() },
  })
  return (
    <Modal opened onClose={onClose} title={t('paused.resume')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <Stack gap="sm">
        {resume.error && <Problem error={resume.error} />}
        <Textarea label={t('paused.reason')} description={t('paused.reasonAbout')} data-autofocus autosize minRows={3} maxLength={500} value={reason} onChange={(e) => setReason(e.currentTarget.value)} data-testid="resume-reason" />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button>
          <Button disabled={!reason.trim()} loading={resume.isPending} onClick={() => resume.mutate()} data-testid="resume-yes">{t('paused.resume')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
