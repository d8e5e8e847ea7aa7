import { Button, Card, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Editor } from '@tiptap/core'
import { Send } from 'lucide-react'
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/call'
import { said as words } from '../../shared/i18n'
import { breaksLaw, Lawful } from '../../shared/Lawful'
import { Problem, say } from '../../shared/problem'
import { done } from '../../shared/undo'
import { isStale } from '../../shared/useChange'
import { offset, templatesQuery, versionOf, type Template } from './model'
import { Placeholders } from './Placeholders'
import { Shown, type Mistake } from './Shown'
import { put, show, TextEditor } from './TextEditor'

type Part = 'subject' | 'body'

/** A text while it is written: placeholders to put in, what a chosen account would read, the mistakes with their places. */
export default function Writing({ template, onClose }: { template: Template; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { language, channel, step } = template
  const isSms = channel === 'sms'
  const [text, setText] = useState({ subject: template.subject, body: template.body })
  const [code, setCode] = useState('')
  const [note, setNote] = useState('')
  // Only a refusal moves it: what is read again unnoticed must not let a text overwrite somebody's change.
  const [seen, see] = useState(() => versionOf(template))
  const last = useRef<Part>('body')
  const editors = useRef<Record<Part, Editor | null>>({ subject: null, body: null })
  const ofSubject = useCallback((editor: Editor | null) => { editors.current.subject = editor }, [])
  const ofBody = useCallback((editor: Editor | null) => { editors.current.body = editor }, [])
  const write = (part: Part, said: string) => setText((before) => ({ ...before, [part]: said }))
  const choose = (name: string) => {
    const isAlone = !isSms && (name === 'items' || name === 'link')
    const editor = editors.current[isAlone || isSms ? 'body' : last.current]
    if (editor) put(editor, name, isAlone)
  }
  const goTo = ({ part, line, column }: Mistake) => {
    const editor = editors.current[part as Part]
    if (editor) show(editor, offset(text[part as Part], line, column))
  }
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
        <Title order={2} size="h5" mb="xs">{words('step', step)} · {t(`scenarios.channel.${channel}`)} · {language.toUpperCase()}</Title>
        {!isSms && <TextEditor kind="subject" text={text.subject} name={t('message.subject')} onChange={(said) => write('subject', said)} onFocus={() => { last.current = 'subject' }} onReady={ofSubject} />}
        <TextEditor kind={isSms ? 'sms' : 'body'} text={text.body} name={t('templates.body')} about={t(isSms ? 'templates.smsAbout' : 'templates.bodyAbout')} onChange={(said) => write('body', said)} onFocus={() => { last.current = 'body' }} onReady={ofBody} />
        <Placeholders channel={channel} onChoose={choose} />
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
