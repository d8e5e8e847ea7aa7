import { Button, Card, Chip, ColorInput, Grid, Group, NumberInput, Select, Switch, TagsInput, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { call, type Ok } from '../../shared/call'
import { LANGUAGES } from '../../shared/i18n'
import { fieldErrors, Problem } from '../../shared/problem'
import { scenariosQuery, useMay, usePeople } from '../../shared/queries'
import { done } from '../../shared/undo'
import { Logo } from './Logo'

type Settings = Ok<'GET /settings'>
const MONDAY = Date.UTC(2024, 0, 1)
const DAY_MS = 86_400_000
const zones = Intl.supportedValuesOf('timeZone')

/** One form, saved at once; what the API refuses is said at its field. */
export function SettingsForm({ settings }: { settings: Settings }) {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const may = useMay('credit_manager')
  const people = usePeople()
  const { data: scenarios } = useQuery(scenariosQuery)
  const form = useForm({ initialValues: { ...settings, sender_email: settings.sender_email ?? '', reply_to: settings.reply_to ?? '', sending_weekdays: settings.sending_weekdays.map(String), aged_bounds: (settings.aged_bounds ?? []).map(String) } })
  const save = useMutation({
    mutationFn: (v: typeof form.values) => call('PUT /settings', {
      body: { ...v, sender_email: v.sender_email || null, reply_to: v.reply_to || null, sending_weekdays: v.sending_weekdays.map(Number).toSorted(), aged_bounds: v.aged_bounds.map(Number).toSorted((a, b) => a - b) }, version: settings.version,
    }),
    onSuccess: (now) => { client.setQueryData(['settings'], now); done(t('ui.saved')); return client.invalidateQueries({ queryKey: ['me'] }) },
    onError: (error) => form.setErrors(fieldErrors(error)),
  })
  const field = (name: keyof typeof form.values) => ({ label: t(`settings.${name as 'name'}`), disabled: !may, ...form.getInputProps(name) })
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' })
  const hours = { min: 0, max: 24, suffix: ' h', clampBehavior: 'strict' as const }
  return (
    <form className="narrow" noValidate onSubmit={form.onSubmit((values) => save.mutate(values))} data-testid="settings">
      <Section title={t('settings.company')}>
        <Half><TextInput required {...field('name')} /></Half>
        <Half><TextInput maxLength={3} {...field('currency')} /></Half>
        <Half><Textarea autosize minRows={2} {...field('address')} /></Half>
        <Half><TextInput maxLength={2} description={t('settings.countryAbout')} {...field('country')} onChange={(e) => form.setFieldValue('country', e.currentTarget.value.toUpperCase())} /></Half>
        <Half><Select data={zones.includes(settings.timezone) ? zones : [settings.timezone, ...zones]} searchable limit={60} {...field('timezone')} /></Half>
        <Half><Select data={LANGUAGES.map((value) => ({ value, label: new Intl.DisplayNames([i18n.language], { type: 'language' }).of(value) ?? value }))} allowDeselect={false} {...field('language')} /></Half>
      </Section>
      <Section title={t('settings.letters')}>
        <Grid.Col span={12}><Logo logo={settings.logo ?? ''} /></Grid.Col>
        <Half><ColorInput description={t('settings.colourAbout')} format="hex" withEyeDropper={false} placeholder="#2f4fc4" {...field('colour')} data-testid="colour" /></Half>
        <Half><TextInput maxLength={200} {...field('phone')} /></Half>
        <Half><TextInput maxLength={200} {...field('registration')} /></Half>
        <Half><TextInput maxLength={200} {...field('vat_number')} /></Half>
        <Half><TextInput maxLength={200} description={t('settings.noticeAbout')} {...field('legal_notice')} /></Half>
        <Half><TextInput maxLength={50} {...field('iban')} data-testid="iban" /></Half>
        <Half><TextInput maxLength={11} {...field('bic')} onChange={(e) => form.setFieldValue('bic', e.currentTarget.value.toUpperCase())} /></Half>
      </Section>
      <Section title={t('settings.sending')}>
        <Half><TextInput {...field('sender_name')} /></Half>
        <Half><TextInput type="email" description={t('settings.senderAbout')} {...field('sender_email')} /></Half>
        <Half><TextInput type="email" {...field('reply_to')} /></Half>
        <Half><TextInput maxLength={11} description={t('settings.smsSenderAbout')} {...field('sms_sender')} /></Half>
        <Half><NumberInput min={0} max={10} step={0.01} decimalScale={4} description={t('settings.smsPriceAbout', { currency: settings.currency })} {...field('sms_price')} /></Half>
        <Half>
          <Chip.Group multiple {...form.getInputProps('sending_weekdays')}>
            <Text size="sm" fw={500} mb={6} id="weekdays">{t('settings.sending_weekdays')}</Text>
            <Group gap={6} role="group" aria-labelledby="weekdays">{[0, 1, 2, 3, 4, 5, 6].map((d) => <Chip key={d} value={String(d)} size="xs" disabled={!may}>{weekday.format(MONDAY + d * DAY_MS)}</Chip>)}</Group>
          </Chip.Group>
        </Half>
        <Grid.Col span={12}><Switch label={t('settings.keeps_holidays')} disabled={!may} {...form.getInputProps('keeps_holidays', { type: 'checkbox' })} /></Grid.Col>
        <Third><NumberInput {...hours} {...field('sending_from_hour')} /></Third>
        <Third><NumberInput {...hours} {...field('sending_to_hour')} /></Third>
        <Third><NumberInput {...hours} max={23} description={t('settings.dailyAbout')} {...field('daily_hour')} /></Third>
      </Section>
      <Section title={t('settings.limits')}>
        <Half><NumberInput min={1} max={365} description={t('settings.staleAbout')} {...field('stale_after_days')} /></Half>
        <Half><NumberInput min={1} max={100} suffix=" %" description={t('settings.dropAbout')} {...field('drop_limit_percent')} /></Half>
        <Half><NumberInput min={1} max={60} description={t('settings.answerAbout')} {...field('answer_within_days')} /></Half>
        <Half><NumberInput min={1} max={365} description={t('settings.coverEndsAbout')} {...field('cover_ends_within_days')} /></Half>
        <Half><NumberInput min={1} max={365} description={t('settings.alertAbout')} {...field('chased_within_days')} /></Half>
        <Half><NumberInput min={30} max={3650} description={t('settings.alertAbout')} {...field('old_after_days')} /></Half>
        <Third><NumberInput min={1} max={1000} suffix=" ‰" description={t('settings.bouncesAbout')} {...field('bounces_per_thousand_max')} /></Third>
        <Third><NumberInput min={1} max={1000} suffix=" ‰" description={t('settings.complaintsAbout')} {...field('complaints_per_thousand_max')} /></Third>
        <Third><NumberInput min={1} max={1_000_000} description={t('settings.largeAbout')} {...field('accounts_a_day_max')} /></Third>
        <Half><Select data={(scenarios?.items ?? []).map((s) => ({ value: s.id, label: s.names[i18n.language] ?? s.id }))} allowDeselect={false} {...field('default_scenario')} /></Half>
        <Half><Select data={people.including(settings.default_collector)} clearable clearButtonProps={{ 'aria-label': t('ui.clear') }} {...field('default_collector')} onChange={(v) => form.setFieldValue('default_collector', v ?? '')} /></Half>
        <Half><TagsInput acceptValueOnBlur maxTags={7} description={t('settings.agedAbout')} {...field('aged_bounds')} data-testid="aged-bounds" /></Half>
      </Section>
      <Section title={t('settings.proposals')}>
        <Third><NumberInput min={0} max={24} description={t('settings.proposalsAbout')} {...field('proposal_instalments_max')} /></Third>
        <Third><NumberInput min={1} max={1095} {...field('proposal_days_max')} /></Third>
        <Third><NumberInput min={0} max={180} {...field('proposal_first_within_days')} /></Third>
      </Section>
      <Section title={t('settings.plans')}>
        <Third><NumberInput min={0} max={30} description={t('settings.planRemindAbout')} {...field('plan_remind_days')} /></Third>
        <Third><Select clearable clearButtonProps={{ 'aria-label': t('ui.clear') }} placeholder={t('plan.levelSame')} data={['0', '1', '2'].map((level) => ({ value: level, label: t('plan.levelTo', { level }) }))} {...field('plan_level_after_break')} value={levelOf(form.values.plan_level_after_break)} onChange={(v) => form.setFieldValue('plan_level_after_break', v === null ? null : Number(v))} /></Third>
        <Third><NumberInput min={1} max={180} description={t('settings.declareAbout')} {...field('plan_declare_within_days')} /></Third>
        <Grid.Col span={12}><Switch label={t('settings.tells_broken_plans')} disabled={!may} {...form.getInputProps('tells_broken_plans', { type: 'checkbox' })} /></Grid.Col>
      </Section>
      {save.error && <Problem error={save.error} />}
      {may && <Button type="submit" mt="sm" loading={save.isPending} disabled={!form.isDirty()} data-testid="save-settings">{t('ui.save')}</Button>}
    </form>
  )
}

const levelOf = (level: number | null | undefined) => (level === null || level === undefined ? null : String(level))

function Section({ title, children }: { title: string; children: ReactNode }) {
  return <Card mb="md"><Title order={2} size="h5" mb="sm">{title}</Title><Grid gap="md">{children}</Grid></Card>
}
const Half = ({ children }: { children: ReactNode }) => <Grid.Col span={{ base: 12, sm: 6 }}>{children}</Grid.Col>
const Third = ({ children }: { children: ReactNode }) => <Grid.Col span={{ base: 12, sm: 4 }}>{children}</Grid.Col>
