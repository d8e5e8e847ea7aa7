import { Autocomplete, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refreshAccount, type OpenItem } from '../../shared/accounts'
import { call } from '../../shared/call'
import { fieldErrors, Problem } from '../../shared/problem'
import { usePeople } from '../../shared/queries'
import { done, failed } from '../../shared/undo'

/** Ask a colleague about disputed items: a link by e-mail, to a user or to any address. */
export function AskDialog({ code, items, onClose, onDone }: { code: string; items: OpenItem[]; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { including } = usePeople()
  // One id for the whole dialog: a second click sends nothing more.
  const [id] = useState(() => crypto.randomUUID())
  const resolver = items[0]?.status.resolver ?? ''
  const form = useForm({ initialValues: { to: resolver.includes('@') ? resolver : '', text: '' } })
  const ask = useMutation({
    mutationFn: (values: typeof form.values) => call('POST /accounts/{code}/questions', { path: { code }, body: { id, items: items.map((item) => item.id), ...values } }),
    onSuccess: async (asked) => {
      if (asked.mail === 'sent') done(t('question.sent', { to: asked.to }))
      else failed(t(`question.mail.${asked.mail}`))
      onDone()
      await refreshAccount(client, code)
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  })
  return (
    <Modal opened onClose={onClose} title={t('question.title')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form noValidate onSubmit={form.onSubmit((values) => ask.mutate(values))} data-testid="ask-form">
        <Stack gap="sm">
          {ask.error && <Problem error={ask.error} />}
          <Text size="sm" c="dimmed">{items.map((item) => item.number).join(', ')}</Text>
          <Autocomplete label={t('question.to')} description={t('question.toAbout')} required type="email" maxLength={254} data-autofocus data={including('').map((p) => p.value)} {...form.getInputProps('to')} />
          <Textarea label={t('question.text')} autosize minRows={3} maxRows={8} maxLength={2000} {...form.getInputProps('text')} />
          <Text size="xs" c="dimmed">{t('question.about')}</Text>
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button><Button type="submit" loading={ask.isPending} disabled={!form.values.to} data-testid="ask-send">{t('write.send')}</Button></Group>
        </Stack>
      </form>
    </Modal>
  )
}
