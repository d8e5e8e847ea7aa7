import { ActionIcon, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { call } from '../call'
import { bandName } from '../bands'
import { said } from '../i18n'
import { flat, written, type Rule } from './criteria'

const OPS: Record<string, string[]> = {
  text: ['=', '!=', 'contains', 'starts', 'in', 'empty', 'filled'], set: ['=', '!=', 'contains', 'in', 'empty', 'filled'],
  number: ['>', '>=', '<', '<=', '=', '!='], amount: ['>', '>=', '<', '<=', '=', '!='], date: ['<', '<=', '>', '>=', '=', 'empty', 'filled'],
}
const OP_NAMES: Record<string, string> = { '=': 'is', '!=': 'isNot', '>': 'more', '>=': 'atLeast', '<': 'less', '<=': 'atMost' }
const ALONE = new Set(['empty', 'filled'])

/** The criteria as rows; each change is written into the text at once. */
export function Criteria({ where, onChange, onSearch }: { where: string; onChange: (where: string) => void; onSearch: (where: string) => void }) {
  const { t } = useTranslation()
  const { data: fields } = useQuery({ queryKey: ['search-fields'], queryFn: ({ signal }) => call('GET /search-fields', { signal }), staleTime: 300_000 })
  const read = flat(where)
  if (!read) return <Text size="sm" c="dimmed">{t('search.nested')}</Text>
  const { match, rules } = read
  const kindOf = (name: string) => fields?.items.find((f) => f.name === name)?.kind ?? (bandName(name) ? 'amount' : 'text')
  const write = (next: Rule[], how = match) => onChange(written(next, how))
  const set = (at: number, change: Partial<Rule>) => write(rules.map((rule, i) => (i === at ? { ...rule, ...change } : rule)))
  const label = (name: string) => said('searchField', name, bandName(name) ?? name.replace('custom.', ''))
  return (
    <Stack gap={6}>
      {rules.map((rule, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- rows have no other identity
        <Group key={at} gap={6} component="form" onSubmit={(e: React.FormEvent) => { e.preventDefault(); onSearch(where) }}>
          <Select size="xs" w={230} aria-label={t('search.field')} searchable allowDeselect={false} value={rule.field} openOnFocus={false} data={[...new Set([...(fields?.items ?? []).map((f) => f.name), ...(bandName(rule.field) ? [rule.field] : [])])].map((value) => ({ value, label: label(value) }))}
            onChange={(field) => field && set(at, { field, op: OPS[kindOf(field)]![0]! })} />
          <Select size="xs" w={150} aria-label={t('search.op')} allowDeselect={false} value={rule.op} openOnFocus={false} data={OPS[kindOf(rule.field)]!.map((op) => ({ value: op, label: said('searchOp', OP_NAMES[op] ?? op) }))} onChange={(op) => op && set(at, { op })} />
          {!ALONE.has(rule.op) && <TextInput size="xs" flex={1} miw={110} aria-label={t('search.value')} placeholder={kindOf(rule.field) === 'date' ? t('search.date') : ''} value={rule.value} onChange={(e) => set(at, { value: e.currentTarget.value })} />}
          <ActionIcon variant="subtle" aria-label={t('search.remove')} onClick={() => write(rules.filter((_, i) => i !== at))}><X size={14} /></ActionIcon>
        </Group>
      ))}
      <Group gap="xs">
        <Button size="compact-xs" variant="light" leftSection={<Plus size={12} />} onClick={() => write([...rules, { field: 'overdue', op: '>', value: '1000' }])} data-testid="add-criterion">{t('search.add')}</Button>
        {rules.length > 1 && <Select size="xs" w={170} aria-label={t('search.op')} allowDeselect={false} value={match} data={(['all', 'any'] as const).map((value) => ({ value, label: t(`search.${value}`) }))} onChange={(how) => how && write(rules, how as 'all' | 'any')} />}
      </Group>
    </Stack>
  )
}
