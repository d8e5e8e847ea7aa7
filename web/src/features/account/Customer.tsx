import { ActionIcon, Button, Card, Group, Text, Textarea, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { path, type AccountSheet } from '../../shared/accounts'
import { call } from '../../shared/call'
import { money } from '../../shared/format'
import { settingsQuery, useMay } from '../../shared/queries'
import { done } from '../../shared/undo'
import { useChange } from '../../shared/useChange'
import { DetailsDialog } from './DetailsDialog'

const FAMILY = ['parent', 'payer'] as const
const FACTS = ['registration', 'vat_number', 'payment_terms', 'email', 'phone', 'language'] as const

/** Zone 1: what the accounting system says of the customer, and the collectors' own note. */
export function Customer({ sheet }: { sheet: AccountSheet }) {
  const { t, i18n } = useTranslation()
  const { customer } = sheet
  const { data: settings } = useQuery(settingsQuery)
  const may = useMay('collector')
  const [editing, setEditing] = useState(false)
  const place = [customer.address, [customer.postal_code, customer.city].filter(Boolean).join(' '), customer.country].filter(Boolean)
  return (
    <Card>
      <Group justify="space-between" mb={4}>
        <Title order={2} size="h5">{t('account.customer')}</Title>
        {may && <ActionIcon variant="subtle" aria-label={t('details.edit')} title={t('details.edit')} onClick={() => setEditing(true)} data-testid="edit-details"><Pencil size={15} /></ActionIcon>}
      </Group>
      <dl className="facts">
        {place.length > 0 && <><dt>{t('customer.address')}</dt><dd>{place.map((line) => <div key={line}>{line}</div>)}</dd></>}
        {FACTS.filter((fact) => customer[fact]).map((fact) => (
          <div key={fact} style={{ display: 'contents' }}><dt>{t(`customer.${fact}`)}</dt><dd>{customer[fact]}</dd></div>
        ))}
        {FAMILY.filter((name) => customer[name]).map((name) => (
          <div key={name} style={{ display: 'contents' }}><dt>{t(`details.${name}`)}</dt><dd><Link href={path(customer[name] ?? '')}>{customer[name]}</Link></dd></div>
        ))}
        {sheet.credit_limit && <><dt>{t('documents.limit')}</dt><dd>{money(sheet.credit_limit)}</dd></>}
        {Object.entries(sheet.custom).map(([key, value]) => <div key={key} style={{ display: 'contents' }}><dt>{settings?.custom_fields?.find((field) => field.key === key)?.names?.[i18n.language] || key}</dt><dd>{value}</dd></div>)}
      </dl>
      {sheet.tags.length > 0 && <Group gap={4} mt={6}>{sheet.tags.map((tag) => <span key={tag} className="tag">{tag}</span>)}</Group>}
      <Note sheet={sheet} />
      {editing && <DetailsDialog sheet={sheet} onClose={() => setEditing(false)} />}
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
