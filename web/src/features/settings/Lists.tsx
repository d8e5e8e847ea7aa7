import { ActionIcon, Button, Card, Group, NumberInput, Select, Stack, TagsInput, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, type Ok } from '../../shared/call'
import { KINDS } from '../../shared/actions/queries'
import { Problem } from '../../shared/problem'
import { useMay } from '../../shared/queries'
import { done } from '../../shared/undo'

type Settings = Ok<'GET /settings'>
type Model = NonNullable<Settings['action_models']>[number]
type Field = NonNullable<Settings['custom_fields']>[number]
const FIELD_KINDS = ['text', 'number', 'date', 'choice'] as const
const keyOf = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^[_0-9]+|_+$/g, '').slice(0, 30)

/** The company's own lists: models of actions, and fields of accounts that imports may fill and searches use. */
export function Lists({ settings }: { settings: Settings }) {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const may = useMay('credit_manager')
  const [models, setModels] = useState<Model[]>([...(settings.action_models ?? [])])
  const [fields, setFields] = useState<Field[]>([...(settings.custom_fields ?? [])])
  const save = useMutation({
    mutationFn: () => call('PUT /settings', { body: { ...settings, action_models: models, custom_fields: fields }, version: settings.version }),
    onSuccess: (now) => { client.setQueryData(['settings'], now); done(t('ui.saved')) },
  })
  const model = (at: number, change: Partial<Model>) => setModels(models.map((one, n) => (n === at ? { ...one, ...change } : one)))
  const field = (at: number, change: Partial<Field>) => setFields(fields.map((one, n) => (n === at ? { ...one, ...change } : one)))
  const fresh = (names: string[], base: string) => { let n = 1; while (names.includes(`${base}_${n}`)) n += 1; return `${base}_${n}` }
  return (
    <form className="narrow" onSubmit={(e) => { e.preventDefault(); save.mutate() }} data-testid="lists">
      <Card mt="md">
        <Title order={2} size="h5" mb={4}>{t('lists.models')}</Title>
        <Text size="sm" c="dimmed" mb="sm">{t('lists.modelsAbout')}</Text>
        <Stack gap="xs">
          {models.map((one, at) => (
            <Group key={one.key} gap="xs" wrap="nowrap">
              <TextInput flex={1} aria-label={t('action.label')} required readOnly={!may} maxLength={120} value={one.label} onChange={(e) => model(at, { label: e.currentTarget.value })} />
              <Select w={120} aria-label={t('action.kind')} allowDeselect={false} readOnly={!may} data={KINDS.map((value) => ({ value, label: t(`action.kinds.${value}`) }))} value={one.kind} onChange={(kind) => kind && model(at, { kind: kind as Model['kind'] })} />
              <NumberInput w={110} aria-label={t('lists.delay')} suffix={t('lists.days')} min={0} max={365} readOnly={!may} value={one.delay_days ?? 7} onChange={(v) => model(at, { delay_days: Number(v) || 0 })} />
              {may && <ActionIcon variant="subtle" color="red" aria-label={t('lists.remove', { name: one.label })} onClick={() => setModels(models.filter((_, n) => n !== at))}><Trash2 size={15} /></ActionIcon>}
            </Group>
          ))}
          {may && <Button size="compact-sm" variant="light" w="fit-content" leftSection={<Plus size={13} />} onClick={() => setModels([...models, { key: fresh(models.map((m) => m.key), 'model'), kind: 'call', label: '', note: '', delay_days: 7 }])}>{t('lists.addModel')}</Button>}
        </Stack>
        <Title order={2} size="h5" mt="lg" mb={4}>{t('lists.fields')}</Title>
        <Text size="sm" c="dimmed" mb="sm">{t('lists.fieldsAbout')}</Text>
        <Stack gap="xs">
          {fields.map((one, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- a new field has no key until it has a name
            <Group key={at} gap="xs" wrap="nowrap" align="flex-start">
              <TextInput w={200} aria-label={t('lists.name')} required readOnly={!may} maxLength={60} value={one.names?.[i18n.language] ?? ''} onChange={(e) => { const text = e.currentTarget.value; field(at, { names: { ...one.names, [i18n.language]: text }, key: settings.custom_fields?.some((f) => f.key === one.key) ? one.key : keyOf(text) || one.key }) }} />
              <Select w={120} aria-label={t('lists.kind')} allowDeselect={false} readOnly={!may} data={FIELD_KINDS.map((value) => ({ value, label: t(`lists.kinds.${value}`) }))} value={one.kind ?? 'text'} onChange={(kind) => kind && field(at, { kind: kind as NonNullable<Field['kind']> })} />
              {one.kind === 'choice' && <TagsInput flex={1} aria-label={t('lists.choices')} placeholder={t('lists.choices')} acceptValueOnBlur readOnly={!may} value={[...(one.choices ?? [])]} onChange={(choices) => field(at, { choices })} />}
              {may && <ActionIcon mt={4} variant="subtle" color="red" aria-label={t('lists.remove', { name: one.names?.[i18n.language] ?? one.key })} onClick={() => setFields(fields.filter((_, n) => n !== at))}><Trash2 size={15} /></ActionIcon>}
            </Group>
          ))}
          {may && <Button size="compact-sm" variant="light" w="fit-content" leftSection={<Plus size={13} />} onClick={() => setFields([...fields, { key: fresh(fields.map((f) => f.key), 'field'), names: {}, kind: 'text', choices: [] }])}>{t('lists.addField')}</Button>}
        </Stack>
        {save.error && <Problem error={save.error} />}
        {may && <Group justify="flex-end" mt="md"><Button type="submit" loading={save.isPending}>{t('ui.save')}</Button></Group>}
      </Card>
    </form>
  )
}
