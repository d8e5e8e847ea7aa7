import { Autocomplete, Button, Group, Modal, SegmentedControl, Select, Stack, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { sheetQuery } from '../accountQueries'
import type { OpenItem } from '../accounts'
import { DateField } from '../DateField'
import { fieldErrors } from '../problem'
import { usePeople, useToday } from '../queries'
import { CATEGORIES, type Category } from '../tags'
import type { Qualification } from './model'
import { useQualify } from './useQualify'

/** A promise needs its date and a dispute its type: those two cannot be said with one key alone. */
export const asksMore = (type: Category) => type === 'PDP' || type === 'LIT'
const DISPUTES = ['price', 'quantity', 'quality', 'delivery', 'duplicate', 'missing_document', 'other'] as const

type Props = { code: string; items: OpenItem[]; first: Category; onClose: () => void; onDone: () => void }

/** Says what is known about items of one account; any page may open it. */
export function QualifyDialog({ code, items, first, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const today = useToday()
  const people = usePeople().including('')
  const qualify = useQualify(code, onDone)
  const { data: sheet } = useQuery(sheetQuery(code))
  const known = items.length === 1 ? items[0]!.status : undefined
  const form = useForm({
    initialValues: {
      type: first, comment: known?.comment ?? '', promise_on: known?.promise_on ?? (null as string | null),
      dispute_type: known?.dispute_type || null as string | null, resolver: known?.resolver ?? '',
    },
    validate: {
      promise_on: (v, { type }) => (type === 'PDP' && !v ? t('qualify.dateNeeded') : null),
      dispute_type: (v, { type }) => (type === 'LIT' && !v ? t('ui.required') : null),
    },
  })
  const { type } = form.values
  const submit = ({ dispute_type, ...rest }: typeof form.values) =>
    sheet && qualify.mutate({ ...(rest as Qualification), dispute_type: dispute_type ?? '', items, version: sheet.version }, { onError: (error) => form.setErrors(fieldErrors(error)) })
  return (
    <Modal opened onClose={onClose} size="lg" title={t('qualify.title', { count: items.length })} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form noValidate onSubmit={form.onSubmit(submit)} data-testid="qualify-form">
        <Stack gap="sm">
          <Text size="sm" c="dimmed" lineClamp={2}>{items.map((item) => item.number).join(', ')}</Text>
          <SegmentedControl aria-label={t('item.status')} data={CATEGORIES.map((value) => ({ value, label: value }))} {...form.getInputProps('type')} fullWidth />
          <Text size="sm" role="status">{t(`status.${type}`)}. <span className="faint">{t(`statusAbout.${type}`)}</span></Text>
          {type === 'PDP' && <DateField label={t('qualify.promise')} required {...(today ? { minDate: today } : {})} data-autofocus {...form.getInputProps('promise_on')} />}
          {type === 'LIT' && (
            <Group grow align="flex-start">
              <Select label={t('qualify.dispute')} required data={DISPUTES.map((value) => ({ value, label: t(`dispute.${value}`) }))} openOnFocus={false} data-autofocus {...form.getInputProps('dispute_type')} />
              <Autocomplete label={t('qualify.resolver')} description={t('qualify.resolverAbout')} data={people.map((p) => p.value)} {...form.getInputProps('resolver')} />
            </Group>
          )}
          <Textarea label={t('qualify.comment')} autosize minRows={3} maxRows={8} maxLength={2000} {...form.getInputProps('comment')} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button>
            <Button type="submit" loading={qualify.isPending} data-testid="qualify-save">{t('qualify.save', { count: items.length })}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
