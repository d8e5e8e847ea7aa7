import i18n from 'i18next'
import { ActionIcon, Button, Table, TextInput } from '@mantine/core'
import { Plus, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { DateField } from '../DateField'
import type { Money } from '../schema.gen'

export type Typed = { due_on: string | null; amount: string }

/** What the server knows as rows; null while one of them is not complete. */
export function rowsOf(rows: Typed[], currency: string) {
  const whole = rows.filter((row) => row.due_on && row.amount.trim())
  if (whole.length < rows.length || !rows.length) return null
  return whole.map((row) => ({ due_on: row.due_on!, amount: { amount: row.amount.replaceAll(/\s/g, '').replace(',', '.'), currency } satisfies Money }))
}

/** An amount as its reader would type it. */
export const typedOf = (money: Money) => money.amount.replace('.', (1.1).toLocaleString(i18n.language)[1] ?? '.')

type Props = { rows: Typed[]; currency: string; minDate: string; onChange: (rows: Typed[]) => void }

/** Dates and amounts typed one by one; the server says whether they sum to what is owed. */
export function Rows({ rows, currency, minDate, onChange }: Props) {
  const { t } = useTranslation()
  const set = (at: number, change: Partial<Typed>) => onChange(rows.map((row, i) => (i === at ? { ...row, ...change } : row)))
  return (
    <>
      <Table fz="sm" verticalSpacing={3} data-testid="plan-rows">
        <Table.Thead><Table.Tr><Table.Th>{t('plan.number')}</Table.Th><Table.Th>{t('plan.due')}</Table.Th><Table.Th>{t('plan.amount')} ({currency})</Table.Th><Table.Th /></Table.Tr></Table.Thead>
        <Table.Tbody>
          {rows.map((row, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- a row is its place
            <Table.Tr key={at}>
              <Table.Td>{at + 1}</Table.Td>
              <Table.Td><DateField size="xs" aria-label={t('plan.dueOf', { number: at + 1 })} minDate={minDate} value={row.due_on} onChange={(due_on) => set(at, { due_on })} /></Table.Td>
              <Table.Td><TextInput size="xs" inputMode="decimal" aria-label={t('plan.amountOf', { number: at + 1 })} value={row.amount} onChange={(e) => set(at, { amount: e.currentTarget.value })} /></Table.Td>
              <Table.Td><ActionIcon variant="subtle" color="red" aria-label={t('plan.removeRow', { number: at + 1 })} disabled={rows.length === 1} onClick={() => onChange(rows.filter((_, i) => i !== at))}><X size={14} /></ActionIcon></Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <div><Button size="compact-sm" variant="subtle" leftSection={<Plus size={14} />} onClick={() => onChange([...rows, { due_on: null, amount: '' }])} data-testid="plan-row-add">{t('plan.addRow')}</Button></div>
    </>
  )
}
