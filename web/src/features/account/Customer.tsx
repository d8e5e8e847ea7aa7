import { ActionIcon, Button, Card, Group, Text, Textarea, Title } from '@mantine/core'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountSheet } from '../../shared/accounts'
import { call } from '../../shared/call'
import { useMay } from '../../shared/queries'
import { done } from '../../shared/undo'
import { useChange } from '../../shared/useChange'

const FACTS = ['registration', 'vat_number', 'payment_terms', 'email', 'phone', 'language'] as const

/** Zone 1: what the accounting system says of the customer, and the collectors' own note. */
export function Customer({ sheet }: { sheet: AccountSheet }) {
  const { t } = useTranslation()
  const { customer } = sheet
  const place = [customer.address, [customer.postal_code, customer.city].filter(Boolean).join(' '), customer.country].filter(Boolean)
  return (
    <Card>
      <Title order={2} size="h5" mb={8}>{t('account.customer')}</Title>
      <dl className="facts">
        {place.length > 0 && <><dt>{t('customer.address')}</dt><dd>{place.map((line) => <div key={line}>{line}</div>)}</dd></>}
        {FACTS.filter((fact) => customer[fact]).map((fact) => (
          <div key={fact} style={{ display: 'contents' }}><dt>{t(`customer.${fact}`)}</dt><dd>{customer[fact]}</dd></div>
        ))}
      </dl>
      <Note sheet={sheet} />
    </Card>
  )
}

function Note({ sheet }: { sheet: AccountSheet }) {
  const { t } = useTranslation()
  const may = useMay('collector')
  const [text, setText] = useState<string | null>(null)
  const save = useChange(sheet.code,
    (v: { note: string; version: number }) => call('PATCH /accounts/{code}', { path: { code: sheet.code }, body: { note: v.note }, version: v.version }),
    (after, { note }) => {
      setText(null)
      if (after && note !== sheet.note) done(t('account.noteSaved'), () => save.mutate({ note: sheet.note, version: after.version }))
    })
  if (text === null) {
    return (
      <Group mt="sm" justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
        <Text size="sm" c={sheet.note ? undefined : 'dimmed'} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{sheet.note || t('account.noNote')}</Text>
        {may && <ActionIcon variant="subtle" aria-label={t('account.editNote')} onClick={() => setText(sheet.note)}><Pencil size={15} /></ActionIcon>}
      </Group>
    )
  }
  return (
    <form onSubmit={(e) => { e.preventDefault(); save.mutate({ note: text, version: sheet.version }) }}>
      <Textarea mt="sm" label={t('account.note')} autosize minRows={2} maxRows={10} maxLength={5000} value={text} onChange={(e) => setText(e.currentTarget.value)} autoFocus />
      <Group mt={6} gap="xs" justify="flex-end">
        <Button size="compact-sm" variant="default" onClick={() => setText(null)}>{t('ui.cancel')}</Button>
        <Button size="compact-sm" type="submit" loading={save.isPending}>{t('ui.save')}</Button>
      </Group>
    </form>
  )
}
