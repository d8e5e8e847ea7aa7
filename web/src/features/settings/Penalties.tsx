import { Button, Card, Checkbox, Grid, NumberInput, Select, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { call, type Ok } from '../../shared/call'
import { fieldErrors, Problem } from '../../shared/problem'
import { useMay } from '../../shared/queries'
import { done } from '../../shared/undo'

type Settings = Ok<'GET /settings'>
const REGIMES = ['fr_b2b', 'be_b2b', 'be_b2c', 'eu', 'none'] as const
type Regime = (typeof REGIMES)[number]
const DAY_COUNTS = ['365', '360', 'actual'] as const

/** What the company does about late payment; an account may say otherwise. */
export function Penalties({ settings }: { settings: Settings }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const may = useMay('credit_manager')
  const kept = settings.penalties
  const form = useForm({ initialValues: { ...kept, regime: kept.regime ?? '', agreed_rate: kept.agreed_rate ?? '' } })
  const save = useMutation({
    mutationFn: ({ regime, agreed_rate, ...rest }: typeof form.values) => call('PUT /settings', {
      body: { ...settings, penalties: { ...rest, regime: (regime || null) as Regime | null, agreed_rate: agreed_rate.trim().replace(',', '.') || null } }, version: settings.version,
    }),
    onSuccess: (now) => {
      client.setQueryData(['settings'], now); done(t('ui.saved'))
      return Promise.all(['account', 'law'].map((key) => client.invalidateQueries({ queryKey: [key] })))
    },
    onError: (error) => form.setErrors(Object.fromEntries(Object.entries(fieldErrors(error)).map(([field, reason]) => [field.replace(/^penalties\./, ''), reason]))),
  })
  return (
    <form className="narrow" noValidate onSubmit={form.onSubmit((values) => save.mutate(values))} data-testid="settings-penalties">
      <Card mb="md">
        <Title order={2} size="h5" mb={4}>{t('penalties.title')}</Title>
        <Text size="sm" c="dimmed" mb="sm">{t('penalties.settingsText')}</Text>
        <Grid gap="md">
          <Grid.Col span={12}><Checkbox label={t('penalties.chargeAll')} disabled={!may} {...form.getInputProps('charged', { type: 'checkbox' })} /></Grid.Col>
          <Half><Select label={t('penalties.regime')} disabled={!may} allowDeselect={false} data={[{ value: '', label: t('penalties.byCountry') }, ...REGIMES.map((value) => ({ value, label: t(`penalties.regimes.${value}`) }))]} {...form.getInputProps('regime')} /></Half>
          <Half><TextInput label={t('penalties.agreedRate')} description={t('penalties.agreedAbout')} inputMode="decimal" disabled={!may} {...form.getInputProps('agreed_rate')} /></Half>
          <Half><Select label={t('penalties.dayCount')} disabled={!may} allowDeselect={false} data={DAY_COUNTS.map((value) => ({ value, label: t(`penalties.dayCounts.${value}`) }))} {...form.getInputProps('day_count')} /></Half>
          <Half><NumberInput label={t('penalties.closedYears')} description={t('penalties.closedAbout')} min={0} max={5} disabled={!may} {...form.getInputProps('closed_years')} /></Half>
        </Grid>
        {save.error && <Problem error={save.error} />}
        {may && <Button type="submit" mt="md" w="fit-content" loading={save.isPending} disabled={!form.isDirty()} data-testid="save-penalties">{t('ui.save')}</Button>}
      </Card>
    </form>
  )
}
const Half = ({ children }: { children: ReactNode }) => <Grid.Col span={{ base: 12, sm: 6 }}>{children}</Grid.Col>
