import { ActionIcon, Button, Card, Group, Modal, Stack, Table, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/call'
import { decimal, money, month, percent } from '../../shared/format'
import { Problem } from '../../shared/problem'
import { done } from '../../shared/undo'
import type { Series } from './MonthsChart'

type Month = Series['months'][number]
const days = (value: number | null | undefined) => (value === null || value === undefined ? '–' : decimal(value))

/** The months as figures, the newest first; the turnover of a month can be corrected. */
export function MonthsTable({ series, what, may }: { series: Series; what: 'dso' | 'receipts'; may: boolean }) {
  const { t } = useTranslation()
  const [edited, setEdited] = useState<Month | null>(null)
  const heads = what === 'dso' ? (['balance', 'overdue', 'invoiced', 'countBack', 'simple', 'best', 'delinquent', 'effectiveness'] as const) : (['invoiced', 'received', 'delay'] as const)
  const cell = (m: Month, head: (typeof heads)[number]) => {
    if (head === 'invoiced') return <>{money(m.invoiced)}{m.is_corrected && ' *'}{may && <ActionIcon size="sm" variant="subtle" className="noprint" aria-label={t('reports.correct', { month: month(m.ends_on) })} onClick={() => setEdited(m)}><Pencil size={12} /></ActionIcon>}</>
    if (head === 'balance' || head === 'overdue' || head === 'received') return money(m[head])
    if (head === 'delay') return days(m.delay_days)
    if (head === 'effectiveness') return m.ratios.effectiveness === null || m.ratios.effectiveness === undefined ? '–' : percent(m.ratios.effectiveness / 100)
    return days(m.ratios[({ countBack: 'count_back', simple: 'simple', best: 'best_possible', delinquent: 'delinquent' } as const)[head]])
  }
  return (
    <Card p={0}>
      <Table.ScrollContainer minWidth={what === 'dso' ? 900 : 480}>
        <Table fz={13} verticalSpacing={6} highlightOnHover data-testid="months">
          <Table.Thead><Table.Tr><Table.Th>{t('reports.month')}</Table.Th>{heads.map((head) => <Table.Th key={head} ta="right">{t(`reports.${head}`)}</Table.Th>)}</Table.Tr></Table.Thead>
          <Table.Tbody>{series.months.toReversed().map((m) => <Table.Tr key={m.ends_on}><Table.Th scope="row">{month(m.ends_on)}</Table.Th>{heads.map((head) => <Table.Td key={head} ta="right" className="num">{cell(m, head)}</Table.Td>)}</Table.Tr>)}</Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {edited && <Correct month={edited} onClose={() => setEdited(null)} />}
    </Card>
  )
}

function Correct({ month: m, onClose }: { month: Month; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [amount, setAmount] = useState(m.invoiced.amount)
  const save = useMutation({
    mutationFn: (value: string | null) => call('PUT /reports/turnover', { body: { month: m.ends_on.slice(0, 7), currency: m.invoiced.currency, amount: value } }),
    onSuccess: (figures) => { client.setQueryData(['months'], figures); done(t('reports.corrected')); onClose() },
  })
  return (
    <Modal opened onClose={onClose} title={t('reports.correct', { month: month(m.ends_on) })} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form onSubmit={(e) => { e.preventDefault(); save.mutate(amount.trim().replace(',', '.')) }}>
        <Stack gap="sm">
          {save.error && <Problem error={save.error} />}
          <TextInput label={t('reports.turnover', { currency: m.invoiced.currency })} description={t('reports.turnoverAbout')} inputMode="decimal" data-autofocus value={amount} onChange={(e) => setAmount(e.currentTarget.value)} />
          <Group justify="flex-end">
            {m.is_corrected && <Button variant="default" onClick={() => save.mutate(null)}>{t('reports.takeBack')}</Button>}
            <Button type="submit" loading={save.isPending}>{t('ui.save')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
