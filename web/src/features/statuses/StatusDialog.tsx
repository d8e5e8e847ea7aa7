import { Button, Group, Modal, NumberInput, Select, Stack, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call, type Ok } from '../../shared/call'
import { fieldErrors, Problem } from '../../shared/problem'
import { statusesQuery, type Definition } from '../../shared/qualify/statuses'
import { CATEGORIES, COLOURS } from '../../shared/tags'
import { done } from '../../shared/undo'

const KINDS = ['call', 'email', 'sms', 'letter', 'task'] as const
const NEW: Definition = { code: '', type: 'CEC', name_fr: '', name_en: '', colour: 'blue', follow_up_days: 7, action: 'call', order: 10, active: true }

/** One status: of the six categories only what they look like and propose. */
export function StatusDialog({ known, onClose }: { known: Definition | undefined; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const form = useForm<Definition>({ initialValues: known ?? NEW })
  const isNative = !!known && known.code === known.type
  const taken = (now: Ok<'GET /statuses'>, message: string) => { client.setQueryData(statusesQuery.queryKey, now); onClose(); done(message) }
  const save = useMutation({
    mutationFn: ({ code, ...body }: Definition) => call('PUT /statuses/{code}', { path: { code }, body }),
    onSuccess: (now, { code }) => taken(now, t('statuses.saved', { code })),
    onError: (error) => form.setErrors(fieldErrors(error)),
  })
  const remove = useMutation({
    mutationFn: (code: string) => call('DELETE /statuses/{code}', { path: { code } }),
    onSuccess: (now, code) => taken(now, t('statuses.gone', { code })),
  })
  const error = save.error ?? remove.error
  return (
    <Modal opened onClose={onClose} title={t('statuses.title')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))} data-testid="status-form">
        <Stack gap="sm">
          {error && <Problem error={error} />}
          <TextInput label={t('statuses.code')} required maxLength={6} disabled={!!known} {...form.getInputProps('code')} />
          <Select label={t('statuses.type')} data={CATEGORIES.filter((type) => isNative || type !== 'NCT')} disabled={!!known} allowDeselect={false} {...form.getInputProps('type')} />
          {!isNative && <TextInput label={t('statuses.name_fr')} required maxLength={60} {...form.getInputProps('name_fr')} />}
          {!isNative && <TextInput label={t('statuses.name_en')} required maxLength={60} {...form.getInputProps('name_en')} />}
          <Select label={t('statuses.colour')} data={COLOURS.map((value) => ({ value, label: t(`statuses.colours.${value}`) }))} allowDeselect={false} {...form.getInputProps('colour')} />
          <NumberInput label={t('statuses.days')} min={0} max={365} allowDecimal={false} value={form.values.follow_up_days ?? ''} onChange={(value) => form.setFieldValue('follow_up_days', value === '' ? null : Number(value))} />
          <Select label={t('statuses.next')} data={KINDS.map((value) => ({ value, label: t(`statuses.kind.${value}`) }))} allowDeselect={false} {...form.getInputProps('action')} />
          <NumberInput label={t('statuses.order')} min={0} max={1000} allowDecimal={false} {...form.getInputProps('order')} />
          {!isNative && <Switch label={t('statuses.active')} {...form.getInputProps('active', { type: 'checkbox' })} />}
          <Group justify="flex-end">
            {known && !isNative && <Button variant="subtle" color="red" onClick={() => remove.mutate(known.code)}>{t('statuses.delete')}</Button>}
            <Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button>
            <Button type="submit" loading={save.isPending}>{t('ui.save')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
