import { Button, Checkbox, Collapse, Group, Modal, NumberInput, Select, Stack, Table, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refreshAccount, type AccountSheet } from '../accounts'
import { later } from '../actions/queries'
import { call, type Ok } from '../call'
import { DateField } from '../DateField'
import { day, money } from '../format'
import { Problem, say } from '../problem'
import { settingsQuery, useToday } from '../queries'
import type { Api } from '../schema.gen'
import { done } from '../undo'
import { confirmPlan } from './confirm'
import { first, Recipients } from './Recipients'
import { Rows, rowsOf, type Typed, typedOf } from './Rows'

type Body = Api['POST /accounts/{code}/plans']['body']
type Preview = Ok<'POST /accounts/{code}/plan-previews'>
type Props = { sheet: AccountSheet; items: string[]; currency: string; onClose: () => void; onDone: () => void }

const RHYTHMS = ['months-1', 'months-2', 'months-3', 'weeks-1', 'weeks-2', 'days-1'] as const
const LEVELS = ['0', '1', '2'] as const

/** Agree a payment plan for chosen items, or for all that is owed: the server computes what is shown and kept. */
export function NewPlanDialog({ sheet, items, currency, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const today = useToday()
  const { data: settings } = useQuery(settingsQuery)
  const usual = settings?.plan_level_after_break
  const path = { code: sheet.code }
  const [contacts, setContacts] = useState(() => first(sheet))
  const [rows, setRows] = useState<Typed[] | null>(null)
  const [more, setMore] = useState(false)
  const form = useForm({ initialValues: { count: 3, first_on: later(today, 30) as string | null, rhythm: 'months-1' as (typeof RHYTHMS)[number], terms: '', penalties: false, fees: '', tolerance_days: 3, tolerance: '', level: null as string | null, remind_days: '' as number | '', declare_by: null as string | null } })
  const { count, first_on, rhythm, terms, penalties, tolerance_days, level, remind_days, declare_by } = form.values
  const [kind, every] = rhythm.split('-') as ['months' | 'weeks' | 'days', string]
  const amount = (text: string) => (text.trim() ? { amount: text.replaceAll(/\s/g, '').replace(',', '.'), currency } : null)
  const typed = rows && rowsOf(rows, currency)
  const body: Body = {
    items, schedule: rows ? { rows: typed ?? [] } : { equal: { count, first_on: first_on ?? '', rhythm: kind, every: Number(every) } },
    terms, penalties, tolerance_days, fees: amount(form.values.fees), tolerance: amount(form.values.tolerance), declare_by,
    level_after_break: level === null ? null : Number(level), remind_days: remind_days === '' ? null : remind_days,
  }
  const { data: preview, error } = useQuery({
    queryKey: ['plan-preview', sheet.code, items, body.schedule, penalties, form.values.fees], enabled: rows ? !!typed : !!first_on && count > 0, retry: false, placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call('POST /accounts/{code}/plan-previews', { path, body, signal }),
  })
  const plan = preview?.plan
  const save = useMutation({
    mutationFn: () => call('POST /accounts/{code}/plans', { path, body, version: sheet.version }),
    onSuccess: async (made) => {
      done(t('plan.made'))
      onDone()
      if (contacts.length) await confirmPlan(sheet.code, made.id, contacts).catch(say)
      await Promise.all([refreshAccount(client, sheet.code), client.invalidateQueries({ queryKey: ['plans'] })])
    },
  })
  const type = () => setRows(plan ? plan.instalments.map((i) => ({ due_on: i.due_on, amount: typedOf(i.amount) })) : [{ due_on: first_on, amount: '' }])
  return (
    <Modal opened onClose={onClose} size="lg" title={items.length ? t('plan.new', { count: items.length }) : t('plan.newWhole')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form onSubmit={form.onSubmit(() => save.mutate())} data-testid="plan-form">
        <Stack gap="sm">
          {(save.error ?? error) && <Problem error={(save.error ?? error)!} />}
          {!rows && (
            <Group grow align="flex-start">
              <NumberInput label={t('plan.instalments')} min={1} max={120} data-autofocus value={count} onChange={(v) => form.setFieldValue('count', Number(v) || 1)} />
              <DateField label={t('plan.first')} required minDate={today} {...form.getInputProps('first_on')} />
              <Select label={t('plan.rhythm')} allowDeselect={false} openOnFocus={false} data={RHYTHMS.map((value) => ({ value, label: t(`plan.rhythms.${value}`) }))} {...form.getInputProps('rhythm')} />
            </Group>
          )}
          <Textarea label={t('plan.terms')} description={t('plan.termsAbout')} autosize minRows={2} maxLength={2000} {...form.getInputProps('terms')} />
          <Checkbox label={t('plan.penalties')} description={t('plan.penaltiesAbout')} {...form.getInputProps('penalties', { type: 'checkbox' })} />
          {penalties && plan?.has_penalties && Number(plan.fees.amount) === 0 && <Text size="sm" c="dimmed">{t('plan.noPenalties')}</Text>}
          {preview && Number(preview.credits.amount) > 0 && <Text size="sm" c="orange.8" data-testid="plan-credits">{t('plan.credits', { amount: money(preview.credits) })}</Text>}
          {preview?.insurers && <Text size="sm" data-testid="plan-insured">{t('plan.insured', { who: preview.insurers, on: day(declare_by ?? preview.declare_by ?? today) })}</Text>}
          <div><Button size="compact-sm" variant="subtle" onClick={() => setMore(!more)} aria-expanded={more} data-testid="plan-more">{t(more ? 'plan.less' : 'plan.more')}</Button></div>
          <Collapse expanded={more}>
            <Stack gap="sm">
              <Group grow align="flex-start">
                <TextInput label={`${t('plan.fees')} (${currency})`} inputMode="decimal" {...form.getInputProps('fees')} />
                <DateField label={t('plan.declare')} clearable minDate={today} {...form.getInputProps('declare_by')} />
              </Group>
              <Group grow align="flex-start">
                <NumberInput label={t('plan.tolerance')} min={0} max={60} {...form.getInputProps('tolerance_days')} />
                <TextInput label={`${t('plan.toleranceAmount')} (${currency})`} inputMode="decimal" {...form.getInputProps('tolerance')} />
              </Group>
              <Group grow align="flex-start">
                <NumberInput label={t('plan.remind')} placeholder={settings ? String(settings.plan_remind_days) : ''} description={t('plan.remindAbout')} min={0} max={30} {...form.getInputProps('remind_days')} />
                <Select label={t('plan.level')} placeholder={usual === null || usual === undefined ? t('plan.levelSame') : t('plan.levelTo', { level: usual })} description={t('plan.levelAbout')} clearable clearButtonProps={{ 'aria-label': t('ui.clear') }} openOnFocus={false} data={LEVELS.map((value) => ({ value, label: t('plan.levelTo', { level: value }) }))} value={level} onChange={(value) => form.setFieldValue('level', value)} />
              </Group>
            </Stack>
          </Collapse>
          <Recipients sheet={sheet} label={t('plan.confirmTo')} value={contacts} onChange={setContacts} />
          {rows ? <Rows rows={rows} currency={currency} minDate={today} onChange={setRows} /> : plan && <Schedule plan={plan} />}
          <Group justify="space-between">
            <Button size="compact-sm" variant="subtle" disabled={!plan} onClick={() => (rows ? setRows(null) : type())} data-testid="plan-type">{t(rows ? 'plan.equal' : 'plan.type')}</Button>
            {plan && <Text size="sm">{Number(plan.fees.amount) > 0 && <span className="faint">{t('plan.feesIn', { amount: money(plan.fees) })} · </span>}<b data-testid="plan-total">{money(plan.total)}</b></Text>}
          </Group>
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button><Button type="submit" loading={save.isPending} disabled={!plan || !!error || (rows ? !typed : !first_on)} data-testid="plan-make">{t('plan.make')}</Button></Group>
        </Stack>
      </form>
    </Modal>
  )
}

function Schedule({ plan }: { plan: Preview['plan'] }) {
  const { t } = useTranslation()
  return (
    <Table fz="sm" verticalSpacing={3} data-testid="plan-preview">
      <Table.Thead><Table.Tr><Table.Th>{t('plan.number')}</Table.Th><Table.Th>{t('plan.due')}</Table.Th><Table.Th ta="right">{t('plan.amount')}</Table.Th></Table.Tr></Table.Thead>
      <Table.Tbody>{plan.instalments.map((i) => <Table.Tr key={i.number}><Table.Td>{i.number}</Table.Td><Table.Td>{day(i.due_on)}</Table.Td><Table.Td ta="right" className="num">{money(i.amount)}</Table.Td></Table.Tr>)}</Table.Tbody>
    </Table>
  )
}
