import { Button, FileButton, Group, Modal, Progress, Select, Stack, Table, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { path, refreshAccount } from '../accounts'
import { download } from '../api'
import { address, call, type Item } from '../call'
import { DateField } from '../DateField'
import { day, money } from '../format'
import { said } from '../i18n'
import { Problem, say } from '../problem'
import { useMay, usePeople, useToday } from '../queries'
import { State } from '../tags'
import { done } from '../undo'
import { ACCEPTED } from '../documents'
import { ConfirmDialog } from './ConfirmDialog'
import { Rows, rowsOf, type Typed, typedOf } from './Rows'
import { Signed, useSigned } from './Signed'

export type Plan = Item<'GET /plans'>
type Change = 'postpone' | 'cancel' | 'pay' | 'change'
type Open = Change | 'confirm' | null

/** One plan: a bar of what was paid, its instalments, and what a person may do with it. */
export function PlanCard({ plan, named = false }: { plan: Plan; named?: boolean }) {
  const { t } = useTranslation()
  const may = useMay('collector')
  const { nameOf } = usePeople()
  const [open, setOpen] = useState<Open>(null)
  const isOpen = plan.state === 'active'
  const signed = useSigned(plan)
  const save = (file: 'agreement.pdf' | 'calendar.ics', name: string) =>
    void download(address(`/accounts/{code}/plans/{plan_id}/${file}`, { code: plan.code, plan_id: plan.id }), name).catch(say)
  return (
    <Stack gap={6} className="plan" data-testid="plan">
      <Group justify="space-between">
        <Text size="sm">{named && <><Link href={`${path(plan.code)}?items=plans`} className="strong">{plan.name || plan.code}</Link> · </>}<b>{money(plan.total)}</b> · {t('plan.count', { count: plan.instalments.length })} · {plan.items.map((i) => i.number).join(', ')}</Text>
        <State group="planState" state={plan.state} />
      </Group>
      <Progress value={plan.received_percent} aria-label={t('plan.received', { amount: money(plan.received) })} />
      <Text size="xs" c="dimmed">{t('plan.received', { amount: money(plan.received) })} · {plan.received_percent} %{plan.next_on && <> · {t('plan.next', { on: day(plan.next_on) })}</>} · {t('plan.by', { who: nameOf(plan.made_by), on: day(plan.made_at) })}</Text>
      {plan.step && <Text size="xs" c="dimmed" data-testid="plan-step">{t(`plan.steps.${plan.step}`, { on: day(plan.step_on!), number: plan.next_number })}</Text>}
      {Number(plan.fees.amount) > 0 && <Text size="xs" c="dimmed">{t(plan.has_penalties ? 'plan.penaltiesIn' : 'plan.feesIn', { amount: money(plan.fees) })}</Text>}
      {plan.reason && <Text size="xs" c="dimmed">{t('plan.because', { reason: plan.reason })}</Text>}
      {plan.terms && <Text size="sm">« {plan.terms} »</Text>}
      <Table fz="sm" verticalSpacing={3}>
        <Table.Thead><Table.Tr><Table.Th>{t('plan.number')}</Table.Th><Table.Th>{t('plan.due')}</Table.Th><Table.Th ta="right">{t('plan.amount')}</Table.Th><Table.Th ta="right" visibleFrom="xs">{t('plan.paid')}</Table.Th><Table.Th>{t('plan.state')}</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {plan.instalments.map((i) => (
            <Table.Tr key={i.number}><Table.Td>{i.number}</Table.Td><Table.Td>{day(i.due_on)}</Table.Td><Table.Td ta="right" className="num">{money(i.amount)}</Table.Td><Table.Td ta="right" className="num" visibleFrom="xs">{money(i.received)}</Table.Td><Table.Td><State group="instalmentState" state={i.state} />{i.told_on && <Text span size="xs" c={i.not_told ? 'red' : 'dimmed'}> {i.not_told ? t('plan.notTold', { why: said('plan.notTolds', i.not_told) }) : t('plan.told', { on: day(i.told_on) })}</Text>}</Table.Td></Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Group gap={6} className="noprint">
        <Button size="compact-sm" variant="subtle" onClick={() => save('agreement.pdf', `${plan.code}-${t('plan.agreementFile')}.pdf`)} data-testid="plan-agreement">{t('plan.agreement')}</Button>
        <Button size="compact-sm" variant="subtle" onClick={() => save('calendar.ics', `${plan.code}.ics`)} data-testid="plan-calendar">{t('plan.calendar')}</Button>
        {may && isOpen && <Button size="compact-sm" variant="subtle" onClick={() => setOpen('confirm')}>{t('plan.confirm')}</Button>}
        {may && (
          <FileButton onChange={signed.take} accept={ACCEPTED} inputProps={{ 'aria-label': t('plan.sign') }}>
            {(props) => <Button {...props} size="compact-sm" variant="subtle" loading={signed.isPending} data-testid="plan-sign">{t('plan.sign')}</Button>}
          </FileButton>
        )}
      </Group>
      {!named && <Signed plan={plan} />}
      {may && isOpen && (
        <Group gap={6} className="noprint">
          <Button size="compact-sm" variant="default" onClick={() => setOpen('pay')}>{t('plan.pay')}</Button>
          <Button size="compact-sm" variant="default" onClick={() => setOpen('postpone')}>{t('plan.postpone')}</Button>
          <Button size="compact-sm" variant="default" onClick={() => setOpen('change')} data-testid="plan-change">{t('plan.change')}</Button>
          <Button size="compact-sm" variant="subtle" color="red" onClick={() => setOpen('cancel')}>{t('plan.cancel')}</Button>
        </Group>
      )}
      {open === 'confirm' && <ConfirmDialog code={plan.code} planId={plan.id} onClose={() => setOpen(null)} />}
      {open && open !== 'confirm' && <ChangeDialog plan={plan} what={open} onClose={() => setOpen(null)} />}
    </Stack>
  )
}

function ChangeDialog({ plan, what, onClose }: { plan: Plan; what: Change; onClose: () => void }) {
  const { t } = useTranslation()
  const today = useToday()
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const [on, setOn] = useState<string | null>(what === 'pay' ? today : plan.next_on)
  const next = plan.instalments.find((i) => i.number === plan.next_number)
  const [amount, setAmount] = useState(next ? typedOf(next.amount) : '')
  const currency = plan.total.currency
  const waiting = plan.instalments.filter((i) => i.state === 'planned' || i.state === 'late')
  const [number, setNumber] = useState('')
  const [rows, setRows] = useState<Typed[]>(() => waiting.map((i) => ({ due_on: i.due_on, amount: typedOf(i.amount) })))
  const typed = rowsOf(rows, currency)
  const choose = (chosen: string) => {
    setNumber(chosen)
    const one = waiting.find((i) => `${i.number}` === chosen) ?? next
    if (one) setAmount(typedOf(one.amount))
  }
  const change = useMutation({
    mutationFn: () => {
      const where = { path: { code: plan.code, plan_id: plan.id }, version: plan.version }
      if (what === 'cancel') return call('POST /accounts/{code}/plans/{plan_id}/cancellations', { ...where, body: { reason } })
      if (what === 'postpone') return call('POST /accounts/{code}/plans/{plan_id}/postponements', { ...where, body: { reason, to_on: on ?? '' } })
      if (what === 'change') return call('PUT /accounts/{code}/plans/{plan_id}/schedule', { ...where, body: { reason, schedule: { rows: typed ?? [] } } })
      return call('POST /accounts/{code}/plans/{plan_id}/payments', { ...where, body: { on: on ?? '', amount: { amount: amount.trim().replace(',', '.'), currency }, instalment: number ? Number(number) : null } })
    },
    onSuccess: async () => { done(t('plan.changed')); onClose(); await Promise.all([refreshAccount(client, plan.code), client.invalidateQueries({ queryKey: ['plans'] })]) },
  })
  return (
    <Modal opened onClose={onClose} size={what === 'change' ? 'lg' : 'md'} title={t(`plan.${what}`)} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form onSubmit={(e) => { e.preventDefault(); change.mutate() }}>
        <Stack gap="sm">
          {change.error && <Problem error={change.error} />}
          {what === 'change' && <Rows rows={rows} currency={currency} minDate={today} onChange={setRows} />}
          {what !== 'cancel' && what !== 'change' && <DateField label={t(what === 'pay' ? 'plan.paidOn' : 'plan.to')} required value={on} onChange={setOn} {...(what === 'pay' ? { maxDate: today } : { minDate: today })} />}
          {what === 'pay' && <Select label={t('plan.paidFor')} description={t('plan.paidForHelp')} value={number} allowDeselect={false} onChange={(chosen) => choose(chosen ?? '')} data={[{ value: '', label: t('plan.oldest') }, ...waiting.map((i) => ({ value: `${i.number}`, label: t('plan.instalment', { number: i.number, on: day(i.due_on), amount: money(i.amount) }) }))]} data-testid="plan-paid-for" />}
          {what === 'pay' ? <TextInput label={`${t('plan.amount')} (${currency})`} inputMode="decimal" required data-autofocus value={amount} onChange={(e) => setAmount(e.currentTarget.value)} />
            : <TextInput label={t('plan.reason')} required data-autofocus maxLength={500} value={reason} onChange={(e) => setReason(e.currentTarget.value)} />}
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button><Button type="submit" loading={change.isPending} disabled={what === 'change' && !typed} data-testid="plan-save-change">{t('ui.save')}</Button></Group>
        </Stack>
      </form>
    </Modal>
  )
}
