import { ActionIcon, Button, Card, Group, Text, Title } from '@mantine/core'
import { MailX, MessageSquareOff, Pencil, Plus, Trash2, UserRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountSheet } from '../../shared/accounts'
import { call } from '../../shared/call'
import { day } from '../../shared/format'
import { useMay } from '../../shared/queries'
import type { Contact } from '../../shared/schema.gen'
import { done } from '../../shared/undo'
import { useChange } from '../../shared/useChange'
import { ContactDialog } from './ContactDialog'

/** The people at the customer's; one of them receives the reminders. */
export function Contacts({ sheet }: { sheet: AccountSheet }) {
  const { t } = useTranslation()
  const may = useMay('collector')
  const [edited, setEdited] = useState<Contact | 'new' | null>(null)
  const path = { code: sheet.code }
  const add = useChange(sheet.code, ({ contact, version }: { contact: Contact; version: number }) =>
    call('POST /accounts/{code}/contacts', { path, body: typed(contact), version }))
  const remove = useChange(sheet.code,
    ({ contact, version }: { contact: Contact; version: number }) => call('DELETE /accounts/{code}/contacts/{contact_id}', { path: { ...path, contact_id: contact.id }, version }),
    (after, { contact }) => done(t('contact.removed', { name: contact.name || contact.email }), after && (() => add.mutate({ contact, version: after.version }))))
  const trust = useChange(sheet.code,
    ({ contact, version }: { contact: Contact; version: number }) => call('DELETE /accounts/{code}/contacts/{contact_id}/bounce', { path: { ...path, contact_id: contact.id }, version }),
    (_, { contact }) => done(t('contact.trusted', { name: contact.name || contact.email })))
  return (
    <Card>
      <Group justify="space-between" mb={4}>
        <Title order={2} size="h5">{t('contact.title')}</Title>
        {may && <Button size="compact-sm" variant="light" leftSection={<Plus size={14} />} onClick={() => setEdited('new')}>{t('contact.add')}</Button>}
      </Group>
      {sheet.contacts.length === 0 && <Text size="sm" c="dimmed">{t('contact.none')}</Text>}
      {sheet.contacts.map((contact) => (
        <div className="contact" key={contact.id} data-testid="contact">
          <UserRound size={16} aria-hidden style={{ marginTop: 2 }} />
          <div className="who">
            <span className="strong">{contact.name || contact.email}</span>{contact.role && <span className="faint"> · {contact.role}</span>}{' '}
            {contact.is_collection && <span className="tag CEC">{t('contact.collection')}</span>}
            {contact.email && <div className="faint">{contact.email}</div>}
            {contact.phone && <div className="faint">{contact.phone}</div>}
            {contact.sms_refused_on && <div className="late"><MessageSquareOff size={13} aria-hidden /> {t('contact.smsRefused', { day: day(contact.sms_refused_on) })}</div>}
            {contact.bounced_on && (
              <div data-testid="bounced">
                <div className="late"><MailX size={13} aria-hidden /> {contact.bounce_reason.startsWith('complaint') ? t('contact.complained', { day: day(contact.bounced_on) }) : <>{t('contact.bounced', { day: day(contact.bounced_on) })} {contact.bounce_reason}</>}</div>
                <div className="faint">{t(contact.bounce_reason.startsWith('complaint') ? 'contact.complainedDo' : 'contact.bouncedDo')}</div>
                {may && <Button size="compact-xs" variant="default" mt={4} loading={trust.isPending} onClick={() => trust.mutate({ contact, version: sheet.version })} data-testid="trust">{t('contact.trust')}</Button>}
              </div>
            )}
          </div>
          {may && (
            <Group gap={2} wrap="nowrap">
              <ActionIcon variant="subtle" aria-label={t('contact.edit', { name: contact.name || contact.email })} onClick={() => setEdited(contact)}><Pencil size={15} /></ActionIcon>
              <ActionIcon variant="subtle" color="red" aria-label={t('contact.remove', { name: contact.name || contact.email })} onClick={() => remove.mutate({ contact, version: sheet.version })}><Trash2 size={15} /></ActionIcon>
            </Group>
          )}
        </div>
      ))}
      {edited && <ContactDialog sheet={sheet} contact={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Card>
  )
}

const typed = ({ name, role, email, phone, is_collection, sms_refused_on }: Contact) => ({ name, role, email: email || null, phone, is_collection, refuses_sms: !!sms_refused_on })
