import { Button, Card, Group, Skeleton, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { MailCheck, Paperclip, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refreshAccount } from '../../shared/accounts'
import { AccountSelect } from '../../shared/AccountSelect'
import { call, type Item } from '../../shared/call'
import { Empty } from '../../shared/Empty'
import { instant } from '../../shared/format'
import { Page } from '../../shared/Page'
import { Problem, say } from '../../shared/problem'
import { straysQuery } from '../../shared/queries'
import { done } from '../../shared/undo'

type Stray = Item<'GET /replies'>

/** E-mails whose account nobody knows: an administrator says which one it is, or takes them away. */
export default function RepliesPage() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(straysQuery)
  return (
    <Page title={t('nav.replies')} lead={t('replies.lead')}>
      {error && <Problem error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={240} />}
      {data?.items.length === 0 && <Empty icon={MailCheck} title={t('replies.none')} text={t('replies.noneText')} />}
      <Stack gap="sm" maw={980}>{data?.items.map((stray) => <One key={stray.id} stray={stray} />)}</Stack>
    </Page>
  )
}

function One({ stray }: { stray: Stray }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [code, setCode] = useState<string | null>(null)
  const path = { reply_id: stray.id }
  const settled = async (text: string) => { done(text); await client.invalidateQueries({ queryKey: ['replies'] }) }
  const give = useMutation({
    mutationFn: (chosen: string) => call('POST /replies/{reply_id}/assignments', { path, body: { code: chosen } }),
    onSuccess: async (_, chosen) => { await settled(t('replies.given', { code: chosen })); await refreshAccount(client, chosen) },
    onError: say,
  })
  const drop = useMutation({ mutationFn: () => call('DELETE /replies/{reply_id}', { path }), onSuccess: () => settled(t('replies.dropped')), onError: say })
  return (
    <Card data-testid="stray">
      <Group justify="space-between" gap="xs">
        <Group gap={8}><Text span size="sm" fw={600}>{stray.sender_name || stray.sender || t('replies.nobody')}</Text>{stray.sender_name && <Text span size="sm" c="dimmed">{stray.sender}</Text>}{stray.is_automatic && <span className="tag">{t('reply.automatic')}</span>}</Group>
        <Text size="xs" c="dimmed">{instant(stray.at)}</Text>
      </Group>
      <Text size="sm" mt={4} fw={600}>{stray.subject || t('reply.noSubject')}</Text>
      {stray.text && <blockquote className="quote">{stray.text}</blockquote>}
      {stray.files.length > 0 && <Text size="sm" c="dimmed"><Paperclip size={13} aria-hidden /> {stray.files.join(', ')}</Text>}
      <Group mt="sm" gap="xs" align="flex-end">
        <AccountSelect flex={1} miw={220} maw={420} size="xs" value={code} onChange={setCode} data-testid="stray-account" />
        <Button size="xs" disabled={!code} loading={give.isPending} onClick={() => code && give.mutate(code)} data-testid="stray-give">{t('replies.give')}</Button>
        <Button size="xs" variant="default" leftSection={<Trash2 size={14} />} loading={drop.isPending} onClick={() => drop.mutate()} data-testid="stray-drop">{t('replies.drop')}</Button>
      </Group>
    </Card>
  )
}
