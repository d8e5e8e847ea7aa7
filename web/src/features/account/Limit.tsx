import { Button, Group, Modal, Stack, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refreshAccount } from '../../shared/accounts'
import { Amounts } from '../../shared/Amounts'
import { call } from '../../shared/call'
import { DateField } from '../../shared/DateField'
import { day, int, money } from '../../shared/format'
import { fieldErrors, Problem } from '../../shared/problem'
import { settingsQuery, useMay } from '../../shared/queries'
import { DecideLimit } from '../../shared/risk/DecideLimit'
import { done } from '../../shared/undo'
import { isStale } from '../../shared/useChange'
import type { RiskShown } from './Risk'

/** The credit limit, how much of it is used, until when it holds, and what is asked for. */
export function Limit({ code, risk }: { code: string; risk: RiskShown }) {
  const { t } = useTranslation()
  const may = useMay('collector')
  const [asking, setAsking] = useState(false)
  const use = risk.use_percent
  return (
    <section data-testid="limit">
      <Group gap="sm" mb={4}><Title order={3} size="h6">{t('documents.limit')}</Title>{use !== null && <span className={use > 100 ? 'tag bad' : use >= 90 ? 'tag warn' : 'tag good'}>{t('risk.used', { percent: int(use) })}</span>}{risk.is_expired && <span className="tag bad">{t('risk.expired')}</span>}</Group>
      <Text size="sm"><b>{risk.limit ? money(risk.limit) : t('documents.noLimit')}</b>{risk.expires_on && ` · ${t('risk.until', { on: day(risk.expires_on) })}`}{risk.review_on && ` · ${t('risk.reviewed', { on: day(risk.review_on) })}`}</Text>
      <Text size="sm">{t('account.outstanding')} <Amounts list={risk.owed} /> · {t('risk.covered')} <Amounts list={risk.covered} /> · {t('risk.uncovered')} <Amounts list={risk.uncovered} strong /></Text>
      <Stack gap="xs" mt="sm" align="flex-start">
        {risk.request && <DecideLimit code={code} request={risk.request} mayGrant={risk.may_grant} />}
        {may && !risk.request && <Button size="xs" variant="default" onClick={() => setAsking(true)} data-testid="ask-limit">{t('risk.ask')}</Button>}
      </Stack>
      {asking && <AskDialog code={code} risk={risk} onClose={() => setAsking(false)} />}
    </section>
  )
}

function AskDialog({ code, risk, onClose }: { code: string; risk: RiskShown; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { data: settings } = useQuery(settingsQuery)
  const currency = risk.limit?.currency ?? risk.owed[0]?.currency ?? settings?.currency ?? 'EUR'
  const form = useForm({ initialValues: { amount: risk.limit?.amount ?? '', reason: '', expires_on: null as string | null, review_on: null as string | null } })
  const ask = useMutation({
    mutationFn: ({ amount, ...rest }: typeof form.values) => call('POST /accounts/{code}/limit-requests', {
      path: { code }, version: risk.version, body: { ...rest, amount: { amount: amount.trim().replace(',', '.'), currency } },
    }),
    onSuccess: (now) => { done(t(now.request ? 'risk.asked' : 'risk.granted')); onClose(); return Promise.all([refreshAccount(client, code), client.invalidateQueries({ queryKey: ['limit-requests'] })]) },
    onError: async (error) => { form.setErrors(fieldErrors(error)); if (isStale(error)) await refreshAccount(client, code) },
  })
  return (
    <Modal opened onClose={onClose} title={t('risk.ask')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form noValidate onSubmit={form.onSubmit((values) => ask.mutate(values))} data-testid="limit-form">
        <Stack gap="sm">
          {ask.error && <Problem error={ask.error} />}
          <TextInput label={t('details.limit', { currency })} required inputMode="decimal" data-autofocus {...form.getInputProps('amount')} />
          <TextInput label={t('risk.reason')} maxLength={500} {...form.getInputProps('reason')} />
          <Group grow align="flex-start">
            <DateField clearable label={t('risk.expires')} {...form.getInputProps('expires_on')} />
            <DateField clearable label={t('risk.review')} description={t('risk.reviewText')} {...form.getInputProps('review_on')} />
          </Group>
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button><Button type="submit" loading={ask.isPending}>{t('risk.ask')}</Button></Group>
        </Stack>
      </form>
    </Modal>
  )
}
