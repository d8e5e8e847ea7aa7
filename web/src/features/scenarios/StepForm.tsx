import { Button, Grid, Group, NumberInput, Select, Switch, Text, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/call'
import { LANGUAGES, said } from '../../shared/i18n'
import { ConditionForm } from './ConditionForm'
import { CHANNELS, MODES, type Step } from './model'

type Props = { step: Step; onChange: (step: Step) => void; onRemove: () => void }

/** Everything of one step: when, how, who decides, for whom. */
export function StepForm({ step, onChange, onRemove }: Props) {
  const { t, i18n } = useTranslation()
  const { data } = useQuery({ queryKey: ['templates', i18n.language], queryFn: ({ signal }) => call('GET /templates', { query: { language: i18n.language }, signal }) })
  const set = (part: Partial<Step>) => onChange({ ...step, ...part })
  const third = { base: 12, xs: 6, sm: 4 }
  const templates = (data?.items ?? []).filter((one) => one.channel === step.channel).map(({ step: value }) => ({ value, label: said('step', value) }))
  const isSent = step.channel !== 'call' && step.channel !== 'task'
  return (
    <div data-testid="step-form">
      <Group justify="space-between" mb="xs">
        <Title order={3} size="h5">{step.names[i18n.language] || step.key}</Title>
        <Button size="compact-sm" variant="subtle" color="red" leftSection={<Trash2 size={14} />} onClick={onRemove}>{t('scenarios.removeStep')}</Button>
      </Group>
      <Grid gap="xs">
        {LANGUAGES.map((language) => (
          <Grid.Col key={language} span={{ base: 12, xs: 6 }}>
            <TextInput label={t('scenarios.stepName', { language: language.toUpperCase() })} maxLength={60} value={step.names[language] ?? ''} onChange={(event) => set({ names: { ...step.names, [language]: event.currentTarget.value } })} />
          </Grid.Col>
        ))}
        <Grid.Col span={third}><Select label={t('scenarios.countsFrom')} allowDeselect={false} data={(['due', 'last_action'] as const).map((value) => ({ value, label: t(`scenarios.from.${value}`) }))} value={step.counts_from} onChange={(value) => set({ counts_from: value as Step['counts_from'], ...(value === 'last_action' && step.offset_days < 1 ? { offset_days: 1 } : {}) })} /></Grid.Col>
        <Grid.Col span={third}><NumberInput label={t('scenarios.days')} description={step.counts_from === 'due' ? t('scenarios.daysAbout') : undefined} inputWrapperOrder={['label', 'input', 'description']} allowDecimal={false} min={step.counts_from === 'due' ? -90 : 1} max={730} value={step.offset_days} onChange={(value) => { if (typeof value === 'number') set({ offset_days: value }) }} /></Grid.Col>
        <Grid.Col span={third}><Select label={t('account.level')} allowDeselect={false} data={[0, 1, 2, 3].map((level) => ({ value: String(level), label: t(`level.${level as 0 | 1 | 2 | 3}`) }))} value={String(step.level)} onChange={(value) => set({ level: Number(value), ...(value === '3' ? { mode: 'manual' as const } : {}) })} /></Grid.Col>
        <Grid.Col span={third}><Select label={t('scenarios.channelTitle')} allowDeselect={false} data={CHANNELS.map((value) => ({ value, label: t(`scenarios.channel.${value}`) }))} value={step.channel} onChange={(value) => set({ channel: value as Step['channel'], template: null, is_registered: false, attaches_statement: false, attaches_invoices: false })} /></Grid.Col>
        <Grid.Col span={third}><Select label={t('scenarios.modeTitle')} allowDeselect={false} disabled={step.level === 3} data={MODES.map((value) => ({ value, label: t(`scenarios.short.${value}`) }))} value={step.mode} onChange={(value) => set({ mode: value as Step['mode'] })} /></Grid.Col>
        {isSent && <Grid.Col span={third}><Select label={t('scenarios.template')} placeholder={t('scenarios.ownTemplate')} clearable searchable data={templates} value={step.template} onChange={(template) => set({ template })} /></Grid.Col>}
      </Grid>
      <Text size="xs" c="dimmed" mt={4}>{t(isSent ? `scenarios.mode.${step.mode}` : 'scenarios.toAgenda')}{(step.channel === 'sms' || step.channel === 'letter') && ` ${t(`scenarios.about.${step.channel}`)}`}</Text>
      {step.channel === 'email' && (
        <Group gap="lg" mt="sm">
          <Switch label={t('scenarios.attachesStatement')} checked={step.attaches_statement} onChange={(event) => set({ attaches_statement: event.currentTarget.checked })} />
          <Switch label={t('scenarios.attachesInvoices')} description={t('scenarios.attachesInvoicesAbout')} checked={step.attaches_invoices} onChange={(event) => set({ attaches_invoices: event.currentTarget.checked })} />
        </Group>
      )}
      {step.channel === 'letter' && <Switch mt="sm" label={t('scenarios.registered')} description={t('scenarios.registeredAbout')} checked={step.is_registered} onChange={(event) => set({ is_registered: event.currentTarget.checked })} />}
      <Switch mt="sm" label={t('scenarios.required')} description={t('scenarios.requiredAbout')} checked={step.is_required} onChange={(event) => set({ is_required: event.currentTarget.checked })} />
      <ConditionForm condition={step.condition} onChange={(condition) => set({ condition })} />
    </div>
  )
}
