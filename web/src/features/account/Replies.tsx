import { ActionIcon, Alert, Badge, Button, Card, Group, Menu, Skeleton, Spoiler, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Check, EllipsisVertical, FolderInput, MailOpen, Paperclip, Reply as ReplyIcon } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountSheet } from '../../shared/accounts'
import { TO_READ, useAction } from '../../shared/actions/queries'
import { call, type Item } from '../../shared/call'
import { openDocument } from '../../shared/documents'
import { Empty } from '../../shared/Empty'
import { instant } from '../../shared/format'
import { Problem } from '../../shared/problem'
import { useMay } from '../../shared/queries'
import { WriteDialog } from '../../shared/write/WriteDialog'
import { MoveReplyDialog } from './MoveReplyDialog'

type Reply = Item<'GET /accounts/{code}/replies'>

/** E-mails the debtor sent back, newest first: read with their files, answered from here. */
export function Replies({ sheet }: { sheet: AccountSheet }) {
  const { t } = useTranslation()
  const may = useMay('collector')
  const act = useAction(sheet.code)
  const [answered, setAnswered] = useState<Reply | null>(null)
  const [moved, setMoved] = useState<Reply | null>(null)
  const { data, error, refetch } = useQuery({ queryKey: ['account', sheet.code, 'replies'], queryFn: ({ signal }) => call('GET /accounts/{code}/replies', { path: { code: sheet.code }, signal }) })
  const toRead = sheet.actions.find((action) => action.model === TO_READ)
  if (error) return <Problem error={error} retry={refetch} />
  if (!data) return <Skeleton h={120} />
  if (!data.items.length) return <Empty icon={MailOpen} title={t('reply.none')} text={t('reply.noneText')} />
  return (
    <Stack gap="sm">
      {toRead && may && (
        <Alert color="orange" variant="light" p="xs">
          <Group justify="space-between" gap="xs">
            <Text size="sm">{t('reply.toRead')}</Text>
            <Button size="compact-sm" leftSection={<Check size={14} />} loading={act.isPending} onClick={() => act.mutate({ do: 'done', id: toRead.id, result: 'done' })} data-testid="reply-read">{t('reply.isRead')}</Button>
          </Group>
        </Alert>
      )}
      {data.items.map((reply) => <One key={reply.id} code={sheet.code} reply={reply} onAnswer={may ? () => setAnswered(reply) : undefined} onMove={may ? () => setMoved(reply) : undefined} />)}
      {moved && <MoveReplyDialog code={sheet.code} reply={moved} onClose={() => setMoved(null)} />}
      {answered && <WriteDialog sheet={sheet} answered={answered} onClose={() => setAnswered(null)} onDone={() => { if (toRead) act.mutate({ do: 'done', id: toRead.id, result: 'sent' }) }} />}
    </Stack>
  )
}

function One({ code, reply, onAnswer, onMove }: { code: string; reply: Reply; onAnswer: (() => void) | undefined; onMove: (() => void) | undefined }) {
  const { t } = useTranslation()
  return (
    <Card data-testid="reply">
      <Group justify="space-between" gap="xs">
        <Group gap={8}>
          <Text span size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>{reply.sender_name || reply.sender}</Text>{reply.sender_name && <Text span size="sm" c="dimmed">{reply.sender}</Text>}
          {reply.is_automatic && <Badge size="sm" variant="light" color="gray">{t('reply.automatic')}</Badge>}
          {!reply.is_known && !reply.is_automatic && <Badge size="sm" variant="light" color="orange">{t('reply.unknown')}</Badge>}
        </Group>
        <Group gap={4} wrap="nowrap">
          <Text size="xs" c="dimmed">{instant(reply.at)}</Text>
          {onMove && (
            <Menu position="bottom-end">
              <Menu.Target><ActionIcon variant="subtle" color="gray" className="noprint" aria-label={t('reply.menu')} data-testid="reply-menu"><EllipsisVertical size={15} /></ActionIcon></Menu.Target>
              <Menu.Dropdown><Menu.Item leftSection={<FolderInput size={14} />} onClick={onMove} data-testid="reply-move">{t('reply.move')}</Menu.Item></Menu.Dropdown>
            </Menu>
          )}
        </Group>
      </Group>
      <Text size="sm" mt={4} fw={600}>{reply.subject || t('reply.noSubject')}</Text>
      {!reply.is_readable && <Text size="sm" c="dimmed">{t('reply.unreadable')}</Text>}
      {reply.text && <Spoiler maxHeight={260} showLabel={t('reply.more')} hideLabel={t('reply.less')}><blockquote className="quote">{reply.text}</blockquote></Spoiler>}
      {reply.quoted && <details><Text component="summary" size="sm" c="dimmed">{t('reply.quoted')}</Text><pre className="plain faint">{reply.quoted}</pre></details>}
      <Group gap={6} mt={6}>
        {reply.files.map((file) => (file.document
          ? <Button key={file.document} size="compact-sm" variant="subtle" leftSection={<Paperclip size={14} />} onClick={() => void openDocument(code, file.document ?? '')}>{file.filename}</Button>
          : <Text key={file.filename} size="sm" c="dimmed"><Paperclip size={13} aria-hidden /> {file.filename} · {t(`reply.leftOut.${file.left_out as LeftOut}`)}</Text>))}
      </Group>
      {onAnswer && !reply.is_automatic && <Button mt="sm" size="xs" variant="default" style={{ alignSelf: 'flex-start' }} leftSection={<ReplyIcon size={14} />} onClick={onAnswer} data-testid="reply-answer">{t('reply.answer')}</Button>}
    </Card>
  )
}

type LeftOut = 'infected' | 'too_many' | 'too_large' | 'empty' | 'type'
