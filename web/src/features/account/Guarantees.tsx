import { ActionIcon, Button, Group, Modal, Select, Stack, Table, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refreshAccount } from '../../shared/accounts'
import { call } from '../../shared/call'
import { DateField } from '../../shared/DateField'
import { day, money } from '../../shared/format'
import { COVER_DAYS } from '../../shared/i18n'
import { fieldErrors, Problem, say } from '../../shared/problem'
import { settingsQuery, useMay } from '../../shared/queries'
import { done } from '../../shared/undo'
import { isStale } from '../../shared/useChange'
import type { RiskShown } from './Risk'

const DAY_MS = 86_400_000
const KINDS = ['insurance', 'guarantee'] as const

/** Who stands behind the debts of the account, how far, and when. */
export function Guarantees({ code, risk }: { code: string; risk: RiskShown }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const may = useMay('collector')
  const [adding, setAdding] = useState(false)
  const remove = useMutation({
    mutationFn: (id: string) => call('DELETE /accounts/{code}/guarantees/{guarantee_id}', { path: { code, guarantee_id: id }, version: risk.version }),
    onSuccess: () => { done(t('risk.removed')); return refreshAccount(client, code) },
    onError: async (error) => { say(error); if (isStale(error)) await refreshAccount(client, code) },
  })
  return (
    <section data-testid="guarantees">
      <Group gap="sm" mb={4}><Title order={3} size="h6">{t('risk.guarantees')}</Title>{may && <Button size="compact-xs" variant="light" leftSection={<Plus size={13} />} onClick={() => setAdding(true)} data-testid="add-guarantee">{t('risk.add')}</Button>}</Group>
      {risk.guarantees.length === 0 && <Text size="sm" c="dimmed">{t('risk.noGuarantee')}</Text>}
      {risk.guarantees.length > 0 && (
        <Table.ScrollContainer minWidth={460} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}><Table fz={13} verticalSpacing={4} maw={760}><Table.Tbody>
          {risk.guarantees.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Th scope="row" fw={500}>{one.name} <span className="faint">{t(`risk.kinds.${one.kind}`)}{one.reference && ` · ${one.reference}`}</span></Table.Th>
              <Table.Td>{day(one.from_on)} – {day(one.until_on) || '…'} <Standing guarantee={one} on={risk.on} /></Table.Td>
              <Table.Td ta="right" className="num strong">{money(one.amount)}</Table.Td>
              {may && <Table.Td w={40}><ActionIcon variant="subtle" color="red" aria-label={t('risk.remove', { name: one.name })} loading={remove.isPending} onClick={() => remove.mutate(one.id)}><Trash2 size={15} /></ActionIcon></Table.Td>}
            </Table.Tr>
          ))}
        </Table.Tbody></Table></Table.ScrollContainer>
      )}
      {adding && <AddDialog code={code} risk={risk} onClose={() => setAdding(false)} />}
    </section>
  )
}

/** Whether a cover is over, ends soon, or has not begun. */
function Standing({ guarantee: { from_on, until_on }, on }: { guarantee: RiskShown['guarantees'][number]; on: string }) {
  const { t } = useTranslation()
  const { data: settings } = useQuery(settingsQuery)
  if (until_on && until_on < on) return <span className="tag bad">{t('risk.over')}</span>
  if (until_on && (Date.parse(until_on) - Date.parse(on)) / DAY_MS <= (settings?.cover_ends_within_days ?? COVER_DAYS)) return <span className="tag warn">{t('risk.endsSoon')}</span>
  return from_on > on && <span className="tag">{t('risk.notNow')}</span>
}

function AddDialog({ code, risk, onClose }: { code: string; risk: RiskShown; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { data: settings } = useQuery(settingsQuery)
  const currency = risk.limit?.currency ?? risk.owed[0]?.currency ?? settings?.currency ?? 'EUR'
  const form = useForm({ initialValues: { kind: 'insurance' as (typeof KINDS)[number], name: '', amount: '', from_on: risk.on, until_on: null as string | null, reference: '' } })
  const add = useMutation({
    mutationFn: ({ amount, ...rest }: typeof form.values) => call('POST /accounts/{code}/guarantees', { path: { code }, version: risk.version, body: { ...rest, amount: { amount: amount.trim().replace(',', '.'), currency } } }),
    onSuccess: () => { done(t('ui.saved')); onClose(); return refreshAccount(client, code) },
    onError: async (error) => { form.setErrors(fieldErrors(error)); if (isStale(error)) await refreshAccount(client, code) },
  })
  return (
    <Modal opened onClose={onClose} title={t('risk.add')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form noValidate onSubmit={form.onSubmit((values) => add.mutate(values))} data-testid="guarantee-form">
        <Stack gap="sm">
          {add.error && <Problem error={add.error} />}
          <Select label={t('risk.kind')} allowDeselect={false} data={KINDS.map((value) => ({ value, label: t(`risk.kinds.${value}`) }))} {...form.getInputProps('kind')} />
          <TextInput label={t('risk.who')} required maxLength={120} {...form.getInputProps('name')} />
          <TextInput label={t('risk.amount', { currency })} required inputMode="decimal" {...form.getInputProps('amount')} />
          <Group grow><DateField label={t('risk.from')} required {...form.getInputProps('from_on')} /><DateField clearable label={t('risk.to')} {...form.getInputProps('until_on')} /></Group>
          <TextInput label={t('risk.reference')} maxLength={500} {...form.getInputProps('reference')} />
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button><Button type="submit" loading={add.isPending}>{t('ui.save')}</Button></Group>
        </Stack>
      </form>
    </Modal>
  )
}
