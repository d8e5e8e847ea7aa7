import { Button, Card, Group, Text, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { JSONContent } from '@tiptap/core'
import { History, Pencil, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/call'
import { instant } from '../../shared/format'
import { said } from '../../shared/i18n'
import { say } from '../../shared/problem'
import { usePeople } from '../../shared/queries'
import { done } from '../../shared/undo'
import { Versions } from '../../shared/Versions'
import type { Template } from './model'
import { documentOf, tagLabel } from './source'

/** A subject with what is filled in at sending shown as chips. */
export const Subject = ({ text }: { text: string }) => <Pieces of={documentOf(text, 'subject').content?.[0]} />

/** Pieces of a text are read, not reordered: their place names them. */
const Pieces = ({ of }: { of: JSONContent | undefined }) => of?.content?.map((node, i) => <Piece key={`${i} ${node.type}`} node={node} />)

function Piece({ node: { type, text, attrs, marks } }: { node: JSONContent }) {
  const source = attrs?.source as string | undefined
  const shown = type === 'hardBreak' ? <br /> : source ? <code className={source.startsWith('{%') ? 'tag condition' : 'tag'} title={source}>{tagLabel(source)}</code> : text
  return marks ? <b>{shown}</b> : shown
}

/** One text as it stands, who wrote it, and the ways to change it. */
export function Reading({ template, may, onEdit }: { template: Template; may: boolean; onEdit: () => void }) {
  const { t } = useTranslation()
  const { nameOf } = usePeople()
  const [asked, setAsked] = useState(false)
  return (
    <Card>
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h5">{said('step', template.step)}</Title>
        <Group gap={6}>
          {may && <Button size="compact-sm" variant="default" leftSection={<Pencil size={14} />} onClick={onEdit} data-testid="edit-template">{t('templates.edit')}</Button>}
          {template.is_own && <Button size="compact-sm" variant="subtle" leftSection={<History size={14} />} onClick={() => setAsked(true)}>{t('versions.title')}</Button>}
          {may && template.is_own && <Back template={template} />}
        </Group>
      </Group>
      {template.subject && <Text size="sm" mt={4} mb="sm"><span className="faint">{t('message.subject')} : </span><Subject text={template.subject} /></Text>}
      <div className="template" data-testid="template">{documentOf(template.body).content?.map((paragraph, i) => <p key={`${i} ${paragraph.type}`}><Pieces of={paragraph} /></p>)}</div>
      <Text size="xs" c="dimmed" mt="md">
        {template.is_own ? t('versions.one', { version: template.version, who: nameOf(template.by), when: instant(template.at) }) : template.version ? t('templates.version', { version: template.version }) : t('templates.standsIn')}
      </Text>
      {asked && <Versions of={{ language: template.language, channel: template.channel, step: template.step }} onClose={() => setAsked(false)} />}
    </Card>
  )
}

function Back({ template: { language, channel, step, version } }: { template: Template }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const remove = useMutation({
    mutationFn: () => call('DELETE /templates/{language}/{channel}/{step}', { path: { language, channel, step }, version }),
    onSuccess: (now) => { client.setQueryData(['templates', language], now); done(t('templates.back')) },
    onError: say,
  })
  return <Button size="compact-sm" variant="subtle" leftSection={<Undo2 size={14} />} loading={remove.isPending} onClick={() => remove.mutate()}>{t('templates.toNative')}</Button>
}
