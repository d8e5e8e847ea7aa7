import { Button, Card, Group, Skeleton, Tabs, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Reply } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { path } from '../../shared/accounts'
import { call } from '../../shared/call'
import { instant } from '../../shared/format'
import { MailFrame } from '../../shared/MailFrame'
import { Problem } from '../../shared/problem'
import { useMay } from '../../shared/queries'
import { ReplyDialog } from './ReplyDialog'

const LINK = /(https?:\/\/[^\s<>"]+)/g

/** A captured message as its recipient would see it, as text, and its headers. */
export function Message({ id }: { id: string }) {
  const { t } = useTranslation()
  const may = useMay('collector')
  const [replying, setReplying] = useState(false)
  const { data, error, refetch } = useQuery({ queryKey: ['outbox', id], queryFn: ({ signal }) => call('GET /outbox/{message_id}', { path: { message_id: id }, signal }), staleTime: Infinity })
  if (error) return <Problem error={error} retry={refetch} />
  if (!data) return <Skeleton h={420} />
  return (
    <Card data-testid="message">
      <Group justify="space-between" align="flex-start" gap="xs" mb={6}>
        <Title order={2} size="h5">{data.subject}</Title>
        {may && data.headers['Reply-To'] && <Button size="compact-sm" variant="light" flex="none" leftSection={<Reply size={14} />} onClick={() => setReplying(true)} data-testid="reply-as-debtor">{t('outbox.reply')}</Button>}
      </Group>
      {replying && <ReplyDialog message={data} onClose={() => setReplying(false)} />}
      <dl className="facts" style={{ marginBottom: 12 }}>
        <dt>{t('message.from')}</dt><dd>{data.from}</dd>
        <dt>{t('message.to')}</dt><dd>{data.to}</dd>
        <dt>{t('outbox.at')}</dt><dd>{instant(data.at)}</dd>
        {data.account && <><dt>{t('account.name')}</dt><dd><Link href={path(data.account)}>{data.account}</Link></dd></>}
      </dl>
      <Tabs defaultValue={data.html ? 'html' : 'text'} keepMounted={false}>
        <Tabs.List mb="sm">{data.html && <Tabs.Tab value="html">{t('message.html')}</Tabs.Tab>}<Tabs.Tab value="text">{t('message.text')}</Tabs.Tab><Tabs.Tab value="headers">{t('message.headers')}</Tabs.Tab></Tabs.List>
        <Tabs.Panel value="html"><MailFrame html={data.html} title={data.subject} height="58dvh" links /></Tabs.Panel>
        <Tabs.Panel value="text"><pre className="plain">{data.text.split(LINK).map((part) => (part.startsWith('http') ? <a key={part} href={part} target="_blank" rel="noreferrer">{part}</a> : part))}</pre></Tabs.Panel>
        <Tabs.Panel value="headers"><dl className="facts">{Object.entries(data.headers).map(([name, value]) => <div key={name} style={{ display: 'contents' }}><dt>{name}</dt><dd>{value}</dd></div>)}</dl></Tabs.Panel>
      </Tabs>
    </Card>
  )
}
