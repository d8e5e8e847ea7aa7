import { Autocomplete, Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { AccountSheet } from '../../shared/accounts'
import { call } from '../../shared/call'
import { fieldErrors, Problem } from '../../shared/problem'
import type { Contact } from '../../shared/schema.gen'
import { isStale, useChange } from '../../shared/useChange'

const ROLES = ['payables', 'treasury', 'management', 'purchasing', 'legal'] as const
type Props = { sheet: AccountSheet; contact: Contact | null; onClose: () => void }

/** Add a contact, or edit one; what the API refuses is said at its field. */
export function ContactDialog({ sheet, contact, onClose }: Props) {
  const { t } = useTranslation()
  const { name = '', role = '', email = '', phone = '', is_collection = sheet.contacts.length === 0, sms_refused_on = null } = contact ?? {}
  const form = useForm({ initialValues: { name, role, email, phone, is_collection, refuses_sms: !!sms_refused_on } })
  const save = useChange(sheet.code, ({ version, ...values }: typeof form.values & { version: number }) => {
    const change = { body: { ...values, email: values.email.trim() || null }, version }
    return contact
      ? call('PUT /accounts/{code}/contacts/{contact_id}', { path: { code: sheet.code, contact_id: contact.id }, ...change })
      : call('POST /accounts/{code}/contacts', { path: { code: sheet.code }, ...change })
  }, onClose, (error) => form.setErrors(fieldErrors(error)))
  return (
    <Modal opened onClose={onClose} title={contact ? t('contact.edit', { name: contact.name || contact.email }) : t('contact.add')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form noValidate onSubmit={form.onSubmit((values) => save.mutate({ ...values, version: sheet.version }))} data-testid="contact-form">
        <Stack gap="sm">
          {save.error && !isStale(save.error) && <Problem error={save.error} />}
          <TextInput label={t('contact.name')} data-autofocus {...form.getInputProps('name')} />
          <Autocomplete label={t('contact.role')} placeholder={t('contact.roleHint')} data={ROLES.map((one) => t(`contact.roles.${one}`))} {...form.getInputProps('role')} />
          <TextInput label={t('contact.email')} type="email" {...form.getInputProps('email')} />
          <TextInput label={t('contact.phone')} type="tel" {...form.getInputProps('phone')} />
          <Checkbox label={t('contact.refusesSms')} description={t('contact.refusesSmsAbout')} {...form.getInputProps('refuses_sms', { type: 'checkbox' })} />
          <Checkbox label={t('contact.isCollection')} description={t('contact.isCollectionAbout')} {...form.getInputProps('is_collection', { type: 'checkbox' })} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button>
            <Button type="submit" loading={save.isPending}>{t('ui.save')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
