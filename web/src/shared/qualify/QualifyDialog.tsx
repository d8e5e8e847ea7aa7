import { Autocomplete, Button, Group, Modal, SegmentedControl, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { sheetQuery } from '../accountQueries'
import type { OpenItem } from '../accounts'
import { DateField } from '../DateField'
import { money } from '../format'
import { said } from '../i18n'
import { fieldErrors } from '../problem'
import { usePeople, useToday } from '../queries'
import { CATEGORIES, type Category } from '../tags'
import { hasPart, saidOf, type Qualification } from './model'
import { proposalQuery, useStatuses } from './statuses'
import { Proof } from './Proof'
import { useQualify } from './useQualify'

/** Only NCT is said with one key alone: the others have something to add. */
export const asksMore = (type: Category) => type !== 'NCT'

const KINDS = ['call', 'email', 'sms', 'letter', 'task'] as const
type Kind = (typeof KINDS)[number]

/** An amount as people type it, as the API reads it. */
const plain = (amount: string) => amount.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
const isNoPart = (amount: string, { balance }: OpenItem) => plain(amount) !== '' && !(Number(plain(amount)) > 0 && Number(plain(amount)) <= Number(balance.amount))

type Props = { code: string; items: OpenItem[]; first: Category; onClose: () => void; onDone: () => void }

/** Says what is known about items of one account; any page may open it. */
export function QualifyDialog({ code, items, first, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const today = useToday()
  const people = usePeople().including('')
  const qualify = useQualify(code, onDone)
  const { data: sheet } = useQuery(sheetQuery(code))
  const { statuses, disputes, nameOf } = useStatuses()
  const single = items.length === 1 ? items[0]! : undefined
  const known = single?.status
  const form = useForm({
    initialValues: {
      type: first, code: (known?.type === first && known.code) || '', follow_up: null as { kind: Kind; on: string } | null, comment: known?.comment ?? '', promise_on: known?.promise_on ?? (null as string | null), amount: single && known?.rest && known.type === first ? saidOf(single).amount : '',
      dispute_type: known?.dispute_type || null as string | null, resolver: known?.resolver ?? '', proof: known?.proof ?? '',
    },
    validate: {
      comment: (v, { type, proof }) => (type === 'RDE' && !v && !proof ? t('qualify.noteNeeded') : null),
      promise_on: (v, { type }) => (type === 'PDP' && !v ? t('qualify.dateNeeded') : null),
      amount: (v, { type }) => (single && hasPart(type) && isNoPart(v, single) ? t('qualify.amountWrong', { balance: money(single.balance) }) : null),
      dispute_type: (v, { type }) => (type === 'LIT' && !v ? t('ui.required') : null),
    },
  })
  const { type, code: own, promise_on } = form.values
  const { data: proposed } = useQuery({ ...proposalQuery(own || type, type === 'PDP' ? promise_on : null), enabled: type !== 'PDP' || !!promise_on })
  // What the status proposes stands until the person says otherwise; a new proposal replaces it.
  const proposal = proposed?.follow_up ?? null
  const { setFieldValue } = form
  useEffect(() => setFieldValue('follow_up', proposal), [proposal, setFieldValue])
  const { follow_up } = form.values
  const ownOnes = statuses.filter((one) => one.type === type && one.code !== type && (one.active || one.code === own))
  const submit = ({ dispute_type, amount, ...rest }: typeof form.values) =>
    sheet && qualify.mutate({ ...(rest as Qualification), amount: single ? plain(amount) : '', dispute_type: dispute_type ?? '', items, version: sheet.version }, { onError: (error) => form.setErrors(fieldErrors(error)) })
  return (
    <Modal opened onClose={onClose} size="lg" title={t('qualify.title', { count: items.length })} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form noValidate onSubmit={form.onSubmit(submit)} data-testid="qualify-form">
        <Stack gap="sm">
          <Text size="sm" c="dimmed" lineClamp={2}>{items.map((item) => item.number).join(', ')}</Text>
          <SegmentedControl aria-label={t('item.status')} data={CATEGORIES.map((value) => ({ value, label: value }))} {...form.getInputProps('type')} onChange={(value) => form.setValues({ type: value as Category, code: '' })} fullWidth />
          <Text size="sm" role="status">{t(`status.${type}`)}. <span className="faint">{t(`statusAbout.${type}`)}</span></Text>
          {ownOnes.length > 0 && <Select label={t('statuses.own')} clearable data={ownOnes.map((one) => ({ value: one.code, label: `${one.code} · ${nameOf(one.code)}` }))} value={own || null} onChange={(value) => form.setFieldValue('code', value ?? '')} openOnFocus={false} data-testid="own-status" />}
          {type === 'PDP' && <DateField label={t('qualify.promise')} required {...(today ? { minDate: today } : {})} data-autofocus {...form.getInputProps('promise_on')} />}
          {single && Number(single.balance.amount) > 0 && hasPart(type) && <TextInput label={t(type === 'PDP' ? 'qualify.promised' : 'qualify.paid', { currency: single.balance.currency })} description={t('qualify.amountAbout', { balance: money(single.balance) })} inputMode="decimal" {...form.getInputProps('amount')} data-testid="qualify-amount" />}
          {type === 'LIT' && (
            <Group grow align="flex-start">
              <Select label={t('qualify.dispute')} required data={disputes.map((value) => ({ value, label: said('dispute', value) }))} openOnFocus={false} data-autofocus {...form.getInputProps('dispute_type')} />
              <Autocomplete label={t('qualify.resolver')} description={t('qualify.resolverAbout')} data={people.map((p) => p.value)} {...form.getInputProps('resolver')} />
            </Group>
          )}
          {type === 'RDE' && <Proof code={code} value={form.values.proof} onChange={(id) => form.setFieldValue('proof', id)} />}
          <Textarea label={t('qualify.comment')} data-autofocus={(type !== 'PDP' && type !== 'LIT') || undefined} onKeyDown={(event) => { if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) { event.preventDefault(); event.currentTarget.form?.requestSubmit() } }} autosize minRows={3} maxRows={8} maxLength={2000} {...form.getInputProps('comment')} />
          {follow_up ? (
            <Group grow align="flex-end" data-testid="next-action">
              <Select label={t('statuses.next')} data={KINDS.map((value) => ({ value, label: t(`statuses.kind.${value}`) }))} value={follow_up.kind} allowDeselect={false} onChange={(kind) => kind && form.setFieldValue('follow_up', { ...follow_up, kind: kind as Kind })} />
              <DateField label={t('statuses.nextOn')} value={follow_up.on} onChange={(on: string | null) => form.setFieldValue('follow_up', on ? { ...follow_up, on } : null)} />
              <Button variant="subtle" onClick={() => form.setFieldValue('follow_up', null)}>{t('statuses.noNext')}</Button>
            </Group>
          ) : today && <Button variant="subtle" onClick={() => form.setFieldValue('follow_up', proposal ?? { kind: 'call', on: today })}>{t('statuses.addNext')}</Button>}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button>
            <Button type="submit" loading={qualify.isPending} data-testid="qualify-save">{t('qualify.save', { count: items.length })}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
