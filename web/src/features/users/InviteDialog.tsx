import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/call'
import { LANGUAGES } from '../../shared/i18n'
import { fieldErrors, Problem } from '../../shared/problem'
import { ROLES } from '../../shared/queries'
import { done } from '../../shared/undo'

/** A first password goes to the address by e-mail, and is replaced at the first sign-in; somebody of another company keeps their own. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const form = useForm({ initialValues: { email: '', name: '', role: 'collector' as (typeof ROLES)[number], language: i18n.language } })
  const invite = useMutation({
    mutationFn: (body: typeof form.values) => call('POST /users', { body }),
    onSuccess: (user) => { onClose(); done(t('users.invited', { name: user.name })); return client.invalidateQueries({ queryKey: ['users'] }) },
    onError: (error) => form.setErrors(fieldErrors(error)),
  })
  return (
    <Modal opened onClose={onClose} title={t('users.invite')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form noValidate onSubmit={form.onSubmit((values) => invite.mutate(values))}>
        <Stack gap="sm">
          {invite.error && <Problem error={invite.error} />}
          <Text size="sm" c="dimmed">{t('users.inviteAbout')}</Text>
          <TextInput label={t('signIn.user')} type="email" required data-autofocus {...form.getInputProps('email')} />
          <TextInput label={t('users.name')} required {...form.getInputProps('name')} />
          <Select label={t('users.role')} description={t(`users.about.${form.values.role}`)} data={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))} allowDeselect={false} {...form.getInputProps('role')} />
          <Select label={t('user.language')} data={LANGUAGES.map((value) => ({ value, label: value.toUpperCase() }))} allowDeselect={false} {...form.getInputProps('language')} />
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button><Button type="submit" loading={invite.isPending}>{t('users.send')}</Button></Group>
        </Stack>
      </form>
    </Modal>
  )
}
