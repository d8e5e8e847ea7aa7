import { Button, Card, Grid, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { call } from '../../shared/call'
import { LANGUAGES } from '../../shared/i18n'
import { breaksLaw, Lawful } from '../../shared/Lawful'
import { Problem } from '../../shared/problem'
import { scenariosQuery } from '../../shared/queries'
import { done } from '../../shared/undo'
import { isStale } from '../../shared/useChange'
import { Line } from './Line'
import { added, draftOf, newId, ordered, type Draft, type Scenario, type Step } from './model'
import { Replay } from './Replay'
import { StepForm } from './StepForm'

/** A draft: drawn, changed step by step, replayed, and switched on by saving. */
export function Editor({ base, id, version }: { base: Scenario; id: string; version: number }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [, go] = useLocation()
  const [draft, setDraft] = useState<Draft>(() => ({ ...draftOf(base), names: version ? base.names : Object.fromEntries(LANGUAGES.map((one) => [one, `${base.names[one] ?? ''} (2)`])) }))
  const [open, setOpen] = useState(draft.steps[0]?.key ?? '')
  const [note, setNote] = useState('')
  // Only a refusal moves it: what is read again unnoticed must not let a draft overwrite somebody's change.
  const [seen, see] = useState(version)
  const step = draft.steps.find((one) => one.key === open)
  const put = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }))
  const change = (after: Step) => put({ steps: ordered(draft.steps.map((one) => (one.key === after.key ? after : one))) })
  const save = useMutation({
    mutationFn: (reason: string) => call('PUT /scenarios/{scenario_id}', { path: { scenario_id: id }, body: { ...draft, note, reason }, version: seen }),
    onSuccess: async () => { await client.invalidateQueries({ queryKey: ['scenarios'] }); done(t('scenarios.saved')); go('/scenarios') },
    onError: async (error) => {
      if (!isStale(error)) return
      await client.invalidateQueries({ queryKey: ['scenarios'] })
      see(client.getQueryData(scenariosQuery.queryKey)?.items.find((one) => one.id === id)?.version ?? 0)
    },
  })
  const add = () => { const key = newId(); put({ steps: added(draft.steps, key) }); setOpen(key) }
  return (
    <Stack maw={1180} data-testid="scenario-editor">
      <Card><General draft={draft} put={put} /></Card>
      <Card>
        <Group justify="space-between" mb="xs">
          <Text size="sm" c="dimmed">{t('scenarios.drawn')}</Text>
          <Button size="xs" variant="default" leftSection={<Plus size={14} />} disabled={draft.steps.length >= 20} onClick={add} data-testid="add-step">{t('scenarios.addStep')}</Button>
        </Group>
        <Line steps={draft.steps} label={t('scenarios.line')} open={open} onOpen={setOpen}
          onMove={(key, by) => { const moved = draft.steps.find((one) => one.key === key); if (moved) change({ ...moved, offset_days: moved.offset_days + by }) }} />
        {step && <StepForm step={step} onChange={change} onRemove={() => { put({ steps: draft.steps.filter((one) => one.key !== open) }); setOpen('') }} />}
      </Card>
      <Replay id={id} draft={draft} source={base.id} />
      <Card>
        <TextInput label={t('scenarios.note')} maxLength={200} value={note} onChange={(event) => setNote(event.currentTarget.value)} mb="sm" />
        {breaksLaw(save.error) ? <Lawful error={save.error} loading={save.isPending} onLet={(reason) => save.mutate(reason)} /> : save.error && <Problem error={save.error} />}
        <Group justify="flex-end" mt="sm">
          <Button variant="default" onClick={() => go('/scenarios')}>{t('ui.cancel')}</Button>
          <Button loading={save.isPending} onClick={() => save.mutate('')} data-testid="switch-on">{t('scenarios.switchOn')}</Button>
        </Group>
      </Card>
    </Stack>
  )
}

function General({ draft, put }: { draft: Draft; put: (part: Partial<Draft>) => void }) {
  const { t } = useTranslation()
  const third = { base: 12, xs: 6, sm: 4 }
  return (
    <Grid gap="xs">
      {LANGUAGES.map((language) => (
        <Grid.Col key={language} span={{ base: 12, xs: 6 }}><TextInput label={t('scenarios.name', { language: language.toUpperCase() })} maxLength={60} value={draft.names[language] ?? ''} onChange={(event) => put({ names: { ...draft.names, [language]: event.currentTarget.value } })} /></Grid.Col>
      ))}
      <Grid.Col span={third}><NumberInput label={t('scenarios.minGap')} min={1} max={90} allowDecimal={false} value={draft.min_gap_days} onChange={(value) => { if (typeof value === 'number') put({ min_gap_days: value }) }} /></Grid.Col>
      <Grid.Col span={third}><NumberInput label={t('scenarios.minimum')} description={t('scenarios.minimumAbout')} inputWrapperOrder={['label', 'input', 'description']} min={0} decimalScale={2} value={draft.minimum_amount} onChange={(value) => put({ minimum_amount: String(value || 0) })} /></Grid.Col>
      <Grid.Col span={third}><NumberInput label={t('scenarios.small')} description={t('scenarios.smallAbout')} inputWrapperOrder={['label', 'input', 'description']} min={0} decimalScale={2} value={draft.small_balance} onChange={(value) => put({ small_balance: String(value || 0) })} /></Grid.Col>
    </Grid>
  )
}
