import { Button, Group, Modal, SegmentedControl, Select, Stack, TagsInput, Text, Textarea, TextInput } from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { DateField } from '../../shared/DateField'
import { int } from '../../shared/format'
import { Problem } from '../../shared/problem'
import { scenariosQuery, usePeople, useToday } from '../../shared/queries'
import { CATEGORIES } from '../../shared/tags'
import { PenaltyFields } from './PenaltyFields'
import { changeMany, changeOf, EMPTY, missing, sizeOf, type Kind, type Scope, type Values } from './bulk'

const DISPUTES = ['price', 'quantity', 'quality', 'delivery', 'duplicate', 'missing_document', 'other'] as const
export type Form = UseFormReturnType<Values>

/** One change for many accounts: what, for how many, in words, before it starts. */
export function BulkDialog({ scope, kind, onClose }: { scope: Scope; kind: Kind; onClose: () => void }) {
  const { t } = useTranslation()
  const form = useForm<Values>({ initialValues: EMPTY, validate: (values) => { const field = missing(kind, values); return field ? { [field]: t('ui.required') } : {} } })
  const start = useMutation({ mutationFn: (values: Values) => changeMany(scope, changeOf(kind, values)), onSuccess: onClose })
  const count = sizeOf(scope)
  return (
    <Modal opened onClose={onClose} title={t(`bulk.titles.${kind}`)} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form noValidate onSubmit={form.onSubmit((values) => start.mutate(values))} data-testid="bulk-form">
        <Stack gap="sm">
          {start.error && <Problem error={start.error} />}
          <Text size="sm" c="dimmed">{t('bulk.scope', { count, n: int(count) })}</Text>
          {kind === 'penalties' ? <PenaltyFields scope={scope} form={form} /> : <Fields kind={kind} form={form} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button>
            <Button type="submit" loading={start.isPending} data-testid="bulk-save">{t('bulk.save', { count, n: int(count) })}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

function Fields({ kind, form }: { kind: Kind; form: Form }) {
  const { t, i18n } = useTranslation()
  const people = usePeople().including('')
  const { data: scenarios } = useQuery(scenariosQuery)
  if (kind === 'collector') return <Select label={t('account.collector')} data-autofocus data-testid="bulk-collector" searchable allowDeselect={false} data={[{ value: '', label: t('bulk.byRule') }, ...people]} {...form.getInputProps('value')} />
  if (kind === 'scenario') return <Select label={t('account.scenario')} data-autofocus allowDeselect={false} data={[{ value: '', label: t('bulk.byRule') }, ...(scenarios?.items ?? []).map((s) => ({ value: s.id, label: s.names[i18n.language] ?? s.id }))]} {...form.getInputProps('value')} />
  if (kind === 'group') return <TextInput label={t('bulk.group')} description={t('bulk.groupAbout')} maxLength={200} data-autofocus {...form.getInputProps('value')} />
  if (kind === 'note') return <Textarea label={t('account.note')} description={t('bulk.noteAbout')} autosize minRows={3} maxLength={2000} data-autofocus {...form.getInputProps('note')} />
  if (kind === 'level') return (
    <>
      <Select label={t('account.level')} allowDeselect={false} data={([0, 1, 2, 3] as const).map((level) => ({ value: String(level), label: t(`level.${level}`) }))} {...form.getInputProps('level')} />
      <TextInput label={t('bulk.reason')} required maxLength={500} data-autofocus {...form.getInputProps('reason')} />
    </>
  )
  if (kind === 'tags') return (
    <>
      <TagsInput label={t('bulk.add')} maxTags={20} data-autofocus {...form.getInputProps('add')} />
      <TagsInput label={t('bulk.remove')} maxTags={20} {...form.getInputProps('remove')} />
    </>
  )
  return <StatusFields form={form} />
}

function StatusFields({ form }: { form: Form }) {
  const { t } = useTranslation()
  const today = useToday()
  const { type } = form.values
  return (
    <>
      <SegmentedControl aria-label={t('item.status')} fullWidth data={CATEGORIES.map((value) => ({ value, label: value }))} {...form.getInputProps('type')} />
      <Text size="sm" role="status">{t(`status.${type}`)}. <span className="faint">{t('bulk.statusAbout')}</span></Text>
      {type === 'PDP' && <DateField label={t('qualify.promise')} required {...(today ? { minDate: today } : {})} {...form.getInputProps('promise_on')} />}
      {type === 'LIT' && <Select label={t('qualify.dispute')} required data={DISPUTES.map((value) => ({ value, label: t(`dispute.${value}`) }))} {...form.getInputProps('dispute_type')} />}
      <Textarea label={t('qualify.comment')} autosize minRows={2} maxLength={2000} {...form.getInputProps('comment')} />
    </>
  )
}
