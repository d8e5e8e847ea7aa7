import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { refreshAccount } from '../../shared/accounts'
import { call, type Ok } from '../../shared/call'
import { fieldErrors, Problem } from '../../shared/problem'
import { done } from '../../shared/undo'

const REGIMES = ['fr_b2b', 'be_b2b', 'be_b2c', 'eu', 'none'] as const
type Regime = (typeof REGIMES)[number]
const CHARGED: Record<string, boolean | null> = { '': null, yes: true, no: false }
type Props = { code: string; shown: Ok<'GET /accounts/{code}/penalties'>; onClose: () => void }

/** What is special about this account; what is left as the company does follows the company. */
export function TermsDialog({ code, shown: { version, terms }, onClose }: Props) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const form = useForm({ initialValues: { charged: terms.charged === null ? '' : terms.charged ? 'yes' : 'no', regime: terms.regime ?? '', agreed_rate: terms.agreed_rate ?? '' } })
  const save = useMutation({
    mutationFn: (values: typeof form.values) => call('PUT /accounts/{code}/penalties', {
      path: { code }, version,
      body: { charged: CHARGED[values.charged] ?? null, regime: (values.regime || null) as Regime | null, agreed_rate: values.agreed_rate.trim().replace(',', '.') || null },
    }),
    onSuccess: () => { done(t('ui.saved')); onClose(); return refreshAccount(client, code) },
    onError: (error) => form.setErrors(fieldErrors(error)),
  })
  return (
    <Modal opened onClose={onClose} title={t('penalties.terms')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))} data-testid="terms-form">
        <Stack gap="sm">
          {save.error && <Problem error={save.error} />}
          <Select label={t('penalties.charging')} allowDeselect={false} data={[{ value: '', label: t('penalties.asCompany') }, { value: 'yes', label: t('penalties.charged') }, { value: 'no', label: t('penalties.notCharged') }]} {...form.getInputProps('charged')} />
          <Select label={t('penalties.regime')} allowDeselect={false} data={[{ value: '', label: t('penalties.asCompany') }, ...REGIMES.map((value) => ({ value, label: t(`penalties.regimes.${value}`) }))]} {...form.getInputProps('regime')} />
          <TextInput label={t('penalties.agreedRate')} description={t('penalties.agreedAbout')} inputMode="decimal" {...form.getInputProps('agreed_rate')} />
          {form.values.regime === 'be_b2c' && <Text size="sm" c="dimmed">{t('penalties.consumerText')}</Text>}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button>
            <Button type="submit" loading={save.isPending}>{t('ui.save')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
