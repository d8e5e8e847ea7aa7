import { Button, Checkbox, FileInput, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, type Ok } from '../../shared/call'
import { Problem } from '../../shared/problem'
import { done } from '../../shared/undo'

/** Write back as the recipient would: the e-mail comes in as it does on AWS. */
export function ReplyDialog({ message, onClose }: { message: Ok<'GET /outbox/{message_id}'>; onClose: () => void }) {
  const { t } = useTranslation()
  const [subject, setSubject] = useState(`Re: ${message.subject}`)
  const [text, setText] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const [automatic, setAutomatic] = useState(false)
  const send = useMutation({
    mutationFn: async () => call('POST /outbox/{message_id}/replies', {
      path: { message_id: message.id },
      body: { subject, text, is_automatic: automatic, filename: file?.name ?? '', content: file ? await base64(file) : '' },
    }),
    onSuccess: () => { done(t('outbox.replied')); onClose() },
  })
  return (
    <Modal opened onClose={onClose} title={t('outbox.replyTitle', { name: message.to })} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">{t('outbox.replyAbout')}</Text>
        {send.error && <Problem error={send.error} />}
        <TextInput label={t('message.subject')} maxLength={200} value={subject} onChange={(e) => setSubject(e.currentTarget.value)} />
        <Textarea label={t('write.body')} data-autofocus autosize minRows={5} maxRows={14} maxLength={20_000} value={text} onChange={(e) => setText(e.currentTarget.value)} data-testid="reply-text" />
        <FileInput label={t('outbox.file')} clearable clearButtonProps={{ 'aria-label': t('ui.clear') }} value={file} onChange={setFile} />
        <Checkbox label={t('outbox.automatic')} checked={automatic} onChange={(e) => setAutomatic(e.currentTarget.checked)} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button>
          <Button leftSection={<Send size={15} />} loading={send.isPending} disabled={!subject.trim()} onClick={() => send.mutate()} data-testid="reply-send">{t('write.send')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}

/** The content of a file as the API takes it. */
const base64 = (file: File) => new Promise<string>((resolve, reject) => {
  const reader = new FileReader()
  reader.addEventListener('load', () => resolve(String(reader.result).split(',')[1] ?? ''))
  reader.addEventListener('error', () => reject(reader.error ?? new Error(file.name)))
  reader.readAsDataURL(file)
})
