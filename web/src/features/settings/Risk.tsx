import { ActionIcon, Button, Card, Group, NumberInput, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, type Ok } from '../../shared/call'
import { Problem } from '../../shared/problem'
import { useMay, usePeople } from '../../shared/queries'
import { done } from '../../shared/undo'

type Settings = Ok<'GET /settings'>
type Level = Settings['risk']['levels'][number]
const CRITERIA = ['delay', 'trend', 'broken_promises', 'disputes', 'age', 'external'] as const
const ROLES = ['collector', 'credit_manager', 'administrator'] as const
type Row = { key: number; who: string; amount: string }
const rowOf = (level: Level, key: number): Row => ({ key, who: level.user || level.role || 'credit_manager', amount: level.up_to?.amount ?? '' })

/** How the company weighs the criteria of a score, and who grants which credit limit. */
export function Risk({ settings }: { settings: Settings }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const may = useMay('credit_manager')
  const { including } = usePeople()
  const [weights, setWeights] = useState(settings.risk.weights)
  const [field, setField] = useState(settings.risk.external_field)
  const [rows, setRows] = useState(settings.risk.levels.map(rowOf))
  const change = (key: number, fields: Partial<Row>) => setRows(rows.map((row) => (row.key === key ? { ...row, ...fields } : row)))
  const save = useMutation({
    mutationFn: () => call('PUT /settings', { version: settings.version, body: { ...settings, risk: { weights, external_field: field, levels: rows.map(({ who, amount }) => {
      const role = ROLES.find((one) => one === who)
      return { ...(role ? { role } : { user: who }), up_to: amount.trim() ? { amount: amount.trim().replace(',', '.'), currency: settings.currency } : null }
    }) } } }),
    onSuccess: (now) => { client.setQueryData(['settings'], now); done(t('ui.saved')); return client.invalidateQueries({ queryKey: ['account'] }) },
  })
  const people = [...ROLES.map((value) => ({ value: value as string, label: t('risk.roleAndAbove', { role: t(`role.${value}`) }) })), ...including('')]
  return (
    <form className="narrow" onSubmit={(e) => { e.preventDefault(); save.mutate() }} data-testid="settings-risk">
      <Card mt="md">
        <Title order={2} size="h5" mb={4}>{t('risk.weights')}</Title>
        <Text size="sm" c="dimmed" mb="sm">{t('risk.weightsText')}</Text>
        <Group gap="sm" align="flex-end">
          {CRITERIA.map((one) => <NumberInput key={one} w={170} label={t(`risk.criteria.${one}`)} min={0} max={100} clampBehavior="strict" readOnly={!may} value={weights[one] ?? 0} onChange={(value) => setWeights({ ...weights, [one]: Number(value) || 0 })} />)}
          <TextInput w={170} label={t('risk.externalField')} maxLength={30} readOnly={!may} value={field} onChange={(e) => setField(e.currentTarget.value)} />
        </Group>
        <Title order={2} size="h5" mt="lg" mb={4}>{t('risk.levels')}</Title>
        <Text size="sm" c="dimmed" mb="sm">{t('risk.levelsText')}</Text>
        <Stack gap="xs">
          {rows.map((row) => (
            <Group key={row.key} gap="xs" wrap="nowrap">
              <Select flex={1} aria-label={t('risk.whoGrants')} allowDeselect={false} readOnly={!may} data={people.some((one) => one.value === row.who) ? people : [...people, { value: row.who, label: row.who }]} value={row.who} onChange={(who) => who && change(row.key, { who })} />
              <TextInput w={180} aria-label={t('risk.upTo', { currency: settings.currency })} placeholder={t('risk.anyAmount')} inputMode="decimal" rightSection={<Text size="xs" c="dimmed">{settings.currency}</Text>} readOnly={!may} value={row.amount} onChange={(e) => change(row.key, { amount: e.currentTarget.value })} />
              {may && <ActionIcon variant="subtle" color="red" aria-label={t('risk.removeLevel')} onClick={() => setRows(rows.filter((one) => one.key !== row.key))}><Trash2 size={15} /></ActionIcon>}
            </Group>
          ))}
          {may && <Button size="compact-sm" variant="light" w="fit-content" leftSection={<Plus size={13} />} onClick={() => setRows([...rows, { key: Math.max(0, ...rows.map((one) => one.key)) + 1, who: 'credit_manager', amount: '' }])}>{t('risk.addLevel')}</Button>}
        </Stack>
        {save.error && <Problem error={save.error} />}
        {may && <Group justify="flex-end" mt="md"><Button type="submit" loading={save.isPending}>{t('ui.save')}</Button></Group>}
      </Card>
    </form>
  )
}
