import { Button, Group, Modal, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../shared/call'
import { fieldErrors, Problem } from '../shared/problem'
import { Password } from './Password'
import { done } from '../shared/undo'

export default function PasswordDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const form = useForm({
    initialValues: { current: '', new: '' },
    validate: { current: (v) => (v ? null : t('ui.required')), new: (v) => (v ? null : t('ui.required')) },
  })
  const change = useMutation({
    mutationFn: (body: { current: string; new: string }) => call('PUT /password', { body }),
    onSuccess: () => { done(t('password.done')); onClose() },
    onError: (error) => form.setErrors(fieldErrors(error)),
  })
  return (
    <Modal opened onClose={onClose} title={t('password.title')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form noValidate onSubmit={form.onSubmit((values) => change.mutate(values))}>
        <Stack gap="sm">
          {change.error && <Problem error={change.error} />}
          <Password label={t('password.current')} autoComplete="current-password" data-autofocus {...form.getInputProps('current')} />
          <Password label={t('password.new')} description={t('password.rule')} autoComplete="new-password" {...form.getInputProps('new')} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button>
            <Button type="submit" loading={change.isPending}>{t('password.save')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
