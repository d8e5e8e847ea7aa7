import { Alert, Button, Checkbox, Grid, Group, Modal, MultiSelect, SegmentedControl, Select, Stack, Text, TextInput, Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openItemsQuery } from '../accountQueries'
import { refreshAccount, type AccountSheet, type OpenItem } from '../accounts'
import { call } from '../call'
import { documentsQuery } from '../documents'
import { said } from '../i18n'
import { Problem, say } from '../problem'
import { done } from '../undo'
import { about, again, CHANNELS, inserted, reachable, type Channel } from './message'
import { WrittenPreview } from './WrittenPreview'

type Props = { sheet: AccountSheet; chosen?: OpenItem[]; answered?: { subject: string; sender: string }; onClose: () => void; onDone?: () => void }
const NONE: OpenItem[] = []
const STEPS = ['pre_reminder', 'reminder_1', 'reminder_2', 'reminder_3', 'formal_notice']

/** Write to one account by e-mail, SMS or letter: begun from a template, seen as it will leave, sent once. */
export function WriteDialog({ sheet, chosen = NONE, answered, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const path = { code: sheet.code }
  const [id] = useState(() => crypto.randomUUID())
  const { data: open } = useQuery(openItemsQuery(sheet.code))
  const { data: documents } = useQuery(documentsQuery(sheet.code))
  const [channel, setChannel] = useState<Channel>('email')
  const [template, setTemplate] = useState('')
  const [contacts, setContacts] = useState<string[] | null>(null)
  const [text, setText] = useState<{ subject: string; body: string } | null>(null)
  const [files, setFiles] = useState<string[]>([])
  const [statement, setStatement] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const people = reachable(sheet, channel)
  const writer = people.find((contact) => contact.email.toLowerCase() === answered?.sender.toLowerCase())
  const to = contacts ?? (writer ? [writer] : people.slice(0, 1)).map((contact) => contact.id)
  const items = about(open?.items ?? NONE, chosen)
  const attached = channel === 'email' ? { documents: files, statement } : {}
  const base = { channel, items, contacts: to, ...attached }
  const draft = useQuery({
    queryKey: ['draft', sheet.code, channel, template, items], enabled: !!open, staleTime: Infinity,
    queryFn: ({ signal }) => call('POST /accounts/{code}/message-drafts', { path, body: { template, message: base }, signal }),
  })
  const begun = draft.data && (answered && !template ? { ...draft.data, subject: again(answered.subject) } : draft.data)
  const { subject, body } = text ?? begun ?? { subject: '', body: '' }
  const message = { ...base, subject, body }
  const [settled] = useDebouncedValue(message, 400)
  const edit = (change: Partial<{ subject: string; body: string }>) => setText({ subject, body, ...change })
  const begin = (change: () => void) => { change(); setText(null) }
  const insert = (mark: string) => edit({ body: inserted(body, field.current?.selectionStart ?? body.length, mark) })
  const send = useMutation({
    mutationFn: () => call('POST /accounts/{code}/messages', { path, body: { id, message } }),
    onSuccess: async (sent) => {
      if (sent.reason) return
      done(channel === 'letter' ? t('write.printed') : t('write.sent', { to: sent.recipient }))
      onDone?.()
      onClose()
      await refreshAccount(client, sheet.code)
    },
    onError: say,
  })
  const itemsText = chosen.length ? t('write.chosen', { count: chosen.length }) : items.length ? t('write.allLate', { count: items.length }) : t('write.noItems')
  return (
    <Modal opened onClose={onClose} size="72rem" title={t('write.title', { name: sheet.name })} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <Grid gap={18}>
        <Grid.Col span={{ base: 12, md: 6 }}>
          <Stack gap="sm">
            <SegmentedControl aria-label={t('write.channel')} value={channel} onChange={(value) => begin(() => { setChannel(value as Channel); setContacts(null) })} data={CHANNELS.map((value) => ({ value, label: t(`write.channels.${value}`) }))} />
            <Select label={t('write.template')} value={template} allowDeselect={false} onChange={(value) => begin(() => setTemplate(value ?? ''))} data={[{ value: '', label: t('write.blank') }, ...STEPS.map((value) => ({ value, label: said('step', value) }))]} />
            {people.length ? <MultiSelect label={t('write.to')} description={to.length > 1 ? t('write.toAbout') : undefined} value={to} onChange={setContacts} maxValues={channel === 'email' ? 10 : 1} data={people.map((c) => ({ value: c.id, label: [c.name, channel === 'email' ? c.email : channel === 'sms' ? c.phone : c.role].filter(Boolean).join(' · ') }))} /> : channel !== 'letter' && <Alert color="yellow" variant="light">{t('write.noAddress')}</Alert>}
            <Text size="sm"><span className="faint">{t('write.items')} : </span>{itemsText}</Text>
            {draft.error && <Problem error={draft.error} />}
            {channel !== 'sms' && <TextInput label={t('write.subject')} maxLength={300} value={subject} onChange={(e) => edit({ subject: e.currentTarget.value })} />}
            <Textarea ref={field} label={t('write.body')} data-autofocus autosize minRows={7} maxRows={16} maxLength={10_000} value={body} onChange={(e) => edit({ body: e.currentTarget.value })} data-testid="write-body" />
            <Group gap="xs">
              <Text size="xs" c="dimmed">{t('write.insert')}</Text>
              <Button size="compact-xs" variant="default" onClick={() => insert('{{ items }}')}>{t('write.insertItems')}</Button>
              <Button size="compact-xs" variant="default" onClick={() => insert('{{ link }}')}>{t('write.insertLink')}</Button>
            </Group>
            {channel === 'email' && (
              <>
                {!!documents?.items.length && <MultiSelect label={t('write.documents')} value={files} onChange={setFiles} maxValues={10} data={documents.items.map((d) => ({ value: d.id, label: d.filename }))} searchable />}
                <Checkbox label={t('write.statement')} checked={statement} onChange={(e) => setStatement(e.currentTarget.checked)} />
              </>
            )}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 6 }}><WrittenPreview code={sheet.code} message={settled} /></Grid.Col>
      </Grid>
      <Group justify="flex-end" mt="md">
        {send.data?.reason && <Alert color="yellow" variant="light" p="xs" role="status">{send.data.reason.text}</Alert>}
        <Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button>
        <Button leftSection={<Send size={15} />} loading={send.isPending} disabled={!body.trim() || (channel !== 'letter' && !to.length)} onClick={() => send.mutate()} data-testid="write-send">{channel === 'letter' ? t('write.print') : t('write.send')}</Button>
      </Group>
    </Modal>
  )
}
