import { Button, Card, Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/call'
import { said } from '../../shared/i18n'
import { breaksLaw, Lawful } from '../../shared/Lawful'
import { Problem, say } from '../../shared/problem'
import { done } from '../../shared/undo'
import { isStale } from '../../shared/useChange'
import { inserted, offset, templatesQuery, versionOf, type Template } from './model'
import { Placeholders } from './Placeholders'
import { Shown, type Mistake } from './Shown'

type Part = 'subject' | 'body'

/** A text while it is written: placeholders to put in, what a chosen account would read, the mistakes with their places. */
export function Writing({ template, onClose }: { template: Template; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { language, channel, step } = template
  const [text, setText] = useState({ subject: template.subject, body: template.body })
  const [code, setCode] = useState('')
  const [note, setNote] = useState('')
  // Only a refusal moves it: what is read again unnoticed must not let a text overwrite somebody's change.
  const [seen, see] = useState(() => versionOf(template))
  const last = useRef<Part>('body')
  const subject = useRef<HTMLInputElement>(null)
  const body = useRef<HTMLTextAreaElement>(null)
  const field = (part: Part) => (part === 'subject' ? subject.current : body.current)
  const select = (part: Part, at: number) => requestAnimationFrame(() => { field(part)?.focus(); field(part)?.setSelectionRange(at, at) })
  const put = (name: string) => {
    const part = channel === 'sms' || name === 'items' || name === 'link' ? 'body' : last.current
    const [after, at] = inserted(text[part], field(part)?.selectionStart ?? text[part].length, name, channel === 'sms')
    setText({ ...text, [part]: after })
    select(part, at)
  }
  const goTo = ({ part, line, column }: Mistake) => select(part as Part, offset(text[part as Part], line, column))
  const save = useMutation({
    mutationFn: (reason: string) => call('PUT /templates/{language}/{channel}/{step}', { path: { language, channel, step }, body: { ...text, note, reason }, version: seen }),
    onSuccess: async () => { await client.invalidateQueries({ queryKey: ['templates'] }); await client.invalidateQueries({ queryKey: ['law'] }); done(t('templates.saved')); onClose() },
    onError: async (error) => {
      if (!isStale(error)) return
      await client.invalidateQueries({ queryKey: ['templates'] })
      see(versionOf(client.getQueryData(templatesQuery(language).queryKey)?.items.find((one) => one.step === step && one.channel === channel)))
    },
  })
  const test = useMutation({ mutationFn: () => call('POST /template-tests', { body: { ...text, language, channel, code } }), onSuccess: ({ recipient }) => done(t('templates.tested', { recipient })), onError: say })
  return (
    <Stack data-testid="writing">
      <Card>
        <Title order={2} size="h5" mb="xs">{said('step', step)} · {t(`scenarios.channel.${channel}`)} · {language.toUpperCase()}</Title>
        {channel !== 'sms' && <TextInput ref={subject} label={t('message.subject')} maxLength={400} value={text.subject} onFocus={() => { last.current = 'subject' }} onChange={(event) => setText({ ...text, subject: event.currentTarget.value })} />}
        <Textarea ref={body} mt="xs" label={t('templates.body')} description={t(channel === 'sms' ? 'templates.smsAbout' : 'templates.bodyAbout')} autosize minRows={channel === 'sms' ? 4 : 10} maxRows={24} maxLength={10_000} value={text.body} onFocus={() => { last.current = 'body' }} onChange={(event) => setText({ ...text, body: event.currentTarget.value })} />
        <Placeholders channel={channel} onChoose={put} />
      </Card>
      <Shown text={text} language={language} channel={channel} code={code} onCode={setCode} onMistake={goTo} />
      <Card>
        <TextInput label={t('scenarios.note')} maxLength={200} value={note} onChange={(event) => setNote(event.currentTarget.value)} mb="sm" />
        {breaksLaw(save.error) ? <Lawful error={save.error} loading={save.isPending} onLet={(reason) => save.mutate(reason)} /> : save.error && <Problem error={save.error} />}
        <Group justify="flex-end" mt="sm">
          <Text size="xs" c="dimmed" flex={1}>{t('templates.versionAbout')}</Text>
          <Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button>
          <Button variant="default" leftSection={<Send size={14} />} disabled={!code} loading={test.isPending} onClick={() => test.mutate()}>{t('templates.test')}</Button>
          <Button loading={save.isPending} onClick={() => save.mutate('')} data-testid="save-template">{t('ui.save')}</Button>
        </Group>
      </Card>
    </Stack>
  )
}
