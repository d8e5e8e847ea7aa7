import { Button, Group, Modal, NumberInput, Select, Stack, Table, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refreshAccount, type AccountSheet } from '../accounts'
import { later } from '../actions/queries'
import { call } from '../call'
import { DateField } from '../DateField'
import { day, money } from '../format'
import { Problem, say } from '../problem'
import { useToday } from '../queries'
import type { Api } from '../schema.gen'
import { done } from '../undo'
import { confirmPlan } from './confirm'
import { first, Recipients } from './Recipients'

type Body = Api['POST /accounts/{code}/plans']['body']
type Props = { sheet: AccountSheet; items: string[]; onClose: () => void; onDone: () => void }

/** Agree a payment plan for chosen items: the server computes the schedule that is shown and kept. */
export function NewPlanDialog({ sheet, items, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const today = useToday()
  const path = { code: sheet.code }
  const [contacts, setContacts] = useState(() => first(sheet))
  const form = useForm({ initialValues: { count: 3, first_on: later(today, 30) as string | null, rhythm: 'months' as 'days' | 'weeks' | 'months', terms: '', tolerance_days: 3, declare_by: null as string | null } })
  const { count, first_on, rhythm, terms, tolerance_days, declare_by } = form.values
  const body = { items, schedule: { equal: { count, first_on: first_on ?? '', rhythm, every: 1 } }, terms, tolerance_days, ...(declare_by ? { declare_by } : {}) } as Body
  const { data: plan, error } = useQuery({
    queryKey: ['plan-preview', sheet.code, items, count, first_on, rhythm], enabled: !!first_on && count > 0, retry: false, placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call('POST /accounts/{code}/plan-previews', { path, body, signal }),
  })
  const save = useMutation({
    mutationFn: () => call('POST /accounts/{code}/plans', { path, body, version: sheet.version }),
    onSuccess: async (made) => {
      done(t('plan.made'))
      onDone()
      if (contacts.length) await confirmPlan(sheet.code, made.id, contacts).catch(say)
      await Promise.all([refreshAccount(client, sheet.code), client.invalidateQueries({ queryKey: ['plans'] })])
    },
  })
  return (
    <Modal opened onClose={onClose} size="lg" title={t('plan.new', { count: items.length })} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form onSubmit={form.onSubmit(() => save.mutate())} data-testid="plan-form">
        <Stack gap="sm">
          {(save.error ?? error) && <Problem error={(save.error ?? error)!} />}
          <Group grow align="flex-start">
            <NumberInput label={t('plan.instalments')} min={1} max={120} data-autofocus value={count} onChange={(v) => form.setFieldValue('count', Number(v) || 1)} />
            <DateField label={t('plan.first')} required minDate={today} {...form.getInputProps('first_on')} />
            <Select label={t('plan.rhythm')} allowDeselect={false} openOnFocus={false} data={(['months', 'weeks', 'days'] as const).map((value) => ({ value, label: t(`plan.rhythms.${value}`) }))} {...form.getInputProps('rhythm')} />
          </Group>
          <Textarea label={t('plan.terms')} autosize minRows={2} maxLength={2000} {...form.getInputProps('terms')} />
          <Group grow align="flex-start">
            <NumberInput label={t('plan.tolerance')} min={0} max={60} {...form.getInputProps('tolerance_days')} />
            <DateField label={t('plan.declare')} clearable {...form.getInputProps('declare_by')} />
          </Group>
          <Recipients sheet={sheet} label={t('plan.confirmTo')} value={contacts} onChange={setContacts} />
          {plan && (
            <Table fz="sm" verticalSpacing={3} data-testid="plan-preview">
              <Table.Thead><Table.Tr><Table.Th>{t('plan.number')}</Table.Th><Table.Th>{t('plan.due')}</Table.Th><Table.Th ta="right">{t('plan.amount')}</Table.Th></Table.Tr></Table.Thead>
              <Table.Tbody>{plan.instalments.map((i) => <Table.Tr key={i.number}><Table.Td>{i.number}</Table.Td><Table.Td>{day(i.due_on)}</Table.Td><Table.Td ta="right" className="num">{money(i.amount)}</Table.Td></Table.Tr>)}</Table.Tbody>
            </Table>
          )}
          {plan && <Text size="sm" ta="right"><b>{money(plan.total)}</b></Text>}
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button><Button type="submit" loading={save.isPending} disabled={!plan} data-testid="plan-make">{t('plan.make')}</Button></Group>
        </Stack>
      </form>
    </Modal>
  )
}
