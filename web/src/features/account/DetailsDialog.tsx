import { Autocomplete, Button, Grid, Group, Modal, Stack, TagsInput, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountSheet } from '../../shared/accounts'
import { call } from '../../shared/call'
import { fieldErrors, Problem } from '../../shared/problem'
import { settingsQuery } from '../../shared/queries'
import { done } from '../../shared/undo'
import { isStale, useChange } from '../../shared/useChange'

const FIELDS = ['name', 'address', 'postal_code', 'city', 'country', 'language', 'registration', 'vat_number', 'group', 'payment_terms', 'parent', 'payer'] as const
type Name = (typeof FIELDS)[number]
const CUSTOMER = new Set<string>(['address', 'language', 'registration', 'vat_number', 'payment_terms'])

/** The customer's details as users correct them: what the accounting system says stays beside, one click away. */
export function DetailsDialog({ sheet, onClose }: { sheet: AccountSheet; onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const { data: settings } = useQuery(settingsQuery)
  const currency = sheet.credit_limit?.currency ?? settings?.currency ?? 'EUR'
  // What the person began with: only what they changed is sent, whatever others changed meanwhile.
  const [opened] = useState(sheet)
  const initial = Object.fromEntries(FIELDS.map((name) => [name, opened.customer[name]])) as Record<Name, string>
  const form = useForm({ initialValues: { ...initial, tags: sheet.tags, limit: sheet.credit_limit?.amount ?? '', custom: sheet.custom } })
  const save = useChange(sheet.code, ({ tags, limit, custom, version, ...typed }: typeof form.values & { version: number }) => {
    const changed = FIELDS.filter((name) => typed[name] !== initial[name])
    // What is typed as the accounting system has it is no correction.
    const details = Object.fromEntries(changed.map((name) => [name, typed[name] === sheet.imported[name] ? null : typed[name]]))
    const own = Object.fromEntries(Object.entries(custom).filter(([key, value]) => value !== (opened.custom[key] ?? '')))
    const amount = limit.trim().replace(',', '.')
    const limited = amount === (opened.credit_limit?.amount ?? '') ? {} : { credit_limit: amount ? { amount, currency } : null }
    return call('PUT /accounts/{code}/details', { path: { code: sheet.code }, version, body: { details, custom: own, ...limited, ...(String(tags) === String(opened.tags) ? {} : { tags }) } })
  }, () => { done(t('details.saved')); onClose() }, (error) => form.setErrors(fieldErrors(error)))
  const label = (name: Name) => (CUSTOMER.has(name) ? t(`customer.${name as 'address'}`) : t(`details.${name as 'name'}`))
  const own = settings?.custom_fields ?? []
  return (
    <Modal opened onClose={onClose} size="lg" title={t('details.title', { name: sheet.name })} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form noValidate onSubmit={form.onSubmit((values) => save.mutate({ ...values, version: sheet.version }))} data-testid="details-form">
        <Stack gap="sm">
          {save.error && !isStale(save.error) && <Problem error={save.error} />}
          <Grid gap="xs">
            {FIELDS.map((name) => (
              <Grid.Col key={name} span={name === 'address' || name === 'name' ? 12 : { base: 12, xs: 6 }}>
                <TextInput label={label(name)} maxLength={500} {...form.getInputProps(name)} />
                {name in sheet.corrections && (
                  <Text size="xs" c="dimmed">{t('details.corrected', { value: sheet.imported[name] || t('details.empty') })} <Button size="compact-xs" variant="subtle" onClick={() => form.setFieldValue(name, sheet.imported[name])}>{t('details.back')}</Button></Text>
                )}
              </Grid.Col>
            ))}
            <Grid.Col span={{ base: 12, xs: 6 }}><TagsInput label={t('details.tags')} maxTags={20} acceptValueOnBlur {...form.getInputProps('tags')} /></Grid.Col>
            <Grid.Col span={{ base: 12, xs: 6 }}><TextInput label={t('details.limit', { currency })} inputMode="decimal" {...form.getInputProps('limit')} /></Grid.Col>
            {own.map((field) => (
              <Grid.Col key={field.key} span={{ base: 12, xs: 6 }}>
                <Autocomplete label={field.names?.[i18n.language] ?? field.key} data={[...(field.choices ?? [])]} error={form.errors[`custom.${field.key}`]} value={form.values.custom[field.key] ?? ''} onChange={(value) => form.setFieldValue('custom', { ...form.values.custom, [field.key]: value })} />
              </Grid.Col>
            ))}
          </Grid>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button>
            <Button type="submit" loading={save.isPending}>{t('ui.save')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
