import { Alert, Button, Group, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { Wrench } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { sheetQuery } from '../../shared/accountQueries'
import { call } from '../../shared/call'
import { fieldErrors, Problem } from '../../shared/problem'
import { useMay } from '../../shared/queries'
import { done } from '../../shared/undo'
import { isStale, useChange } from '../../shared/useChange'

/** What is lacking by the reason that says so, and the fields that mend it. */
const LACKING = {
  no_contact: 'email', bounced: 'email', no_mobile: 'phone', sms_refused: 'phone', no_postal_address: 'address',
} as const
type Why = keyof typeof LACKING
export const mends = (why: string | undefined): why is Why => !!why && why in LACKING

/** A contact or an address that a message lacks, given on the spot; the message is decided again. */
export function Mend({ code, why, onMended }: { code: string; why: Why; onMended: () => void }) {
  const { t } = useTranslation()
  const may = useMay('collector')
  const { data: sheet } = useQuery(sheetQuery(code))
  const form = useForm({ initialValues: { name: '', email: '', phone: '', address: '', postal_code: '', city: '' } })
  const lacking = LACKING[why]
  const save = useChange(code, ({ version, name, email, phone, ...address }: typeof form.values & { version: number }) => (lacking === 'address'
    ? call('PUT /accounts/{code}/details', { path: { code }, version, body: { details: Object.fromEntries(Object.entries(address).filter(([, value]) => value)) } })
    : call('POST /accounts/{code}/contacts', { path: { code }, version, body: { name, email: email || null, phone, is_collection: true } })
  ), () => { done(t('review.mended')); onMended() }, (error) => form.setErrors(fieldErrors(error)))
  if (!sheet || !may) return null
  return (
    <Alert color="orange" variant="light" icon={<Wrench size={16} />} mb="sm" title={t(`review.mend.${lacking}`)} data-testid="mend">
      <form noValidate onSubmit={form.onSubmit((values) => save.mutate({ ...values, version: sheet.version }))}>
        <Stack gap="xs">
          {save.error && !isStale(save.error) && <Problem error={save.error} />}
          {lacking === 'address' ? (
            <>
              <TextInput size="xs" label={t('customer.address')} {...form.getInputProps('address')} />
              <Group gap="xs" grow>
                <TextInput size="xs" label={t('details.postal_code')} {...form.getInputProps('postal_code')} />
                <TextInput size="xs" label={t('details.city')} {...form.getInputProps('city')} />
              </Group>
            </>
          ) : (
            <Group gap="xs" grow>
              <TextInput size="xs" label={t('contact.name')} {...form.getInputProps('name')} />
              <TextInput size="xs" label={t(`contact.${lacking}`)} type={lacking === 'email' ? 'email' : 'tel'} {...form.getInputProps(lacking)} />
            </Group>
          )}
          <Group justify="flex-end"><Button type="submit" size="xs" disabled={!form.values[lacking].trim()} loading={save.isPending}>{t('ui.save')}</Button></Group>
        </Stack>
      </form>
    </Alert>
  )
}
