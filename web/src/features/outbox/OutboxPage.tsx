import { Button, Card, Grid, Skeleton, Text, UnstyledButton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Inbox } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/call'
import { Empty } from '../../shared/Empty'
import { instant } from '../../shared/format'
import { LinkButton } from '../../shared/LinkButton'
import { Page } from '../../shared/Page'
import { Problem } from '../../shared/problem'
import { useUrlState } from '../../shared/urlState'
import { Message } from './Message'
import './outbox.css'

const DEFAULTS = { open: '' }

/** On one machine no mail leaves: what would have left is here, with links that work. */
export default function OutboxPage() {
  const { t } = useTranslation()
  const [view, patch] = useUrlState(DEFAULTS)
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['outbox'], initialPageParam: '',
    queryFn: ({ pageParam, signal }) => call('GET /outbox', { query: pageParam ? { cursor: pageParam } : {}, signal }),
    getNextPageParam: (page) => page.next_cursor,
  })
  const messages = data?.pages.flatMap((page) => page.items)
  const shown = view.open || messages?.[0]?.id
  return (
    <Page title={t('nav.outbox')} lead={t('outbox.lead')}>
      {error && <Problem error={error} retry={refetch} />}
      {!messages && !error && <Skeleton h={420} />}
      {messages?.length === 0 && <Card><Empty icon={Inbox} title={t('outbox.none')} text={t('outbox.noneText')} action={<LinkButton href="/overdue">{t('nav.overdue')}</LinkButton>} /></Card>}
      {messages && messages.length > 0 && (
        <Grid gap={14}>
          <Grid.Col span={{ base: 12, md: 4 }}>
            <Card p={0} className="letters" role="list" aria-label={t('nav.outbox')}>
              {messages.map((message) => (
                <div role="listitem" key={message.id}>
                  <UnstyledButton className={message.id === shown ? 'letter cur' : 'letter'} aria-current={message.id === shown} onClick={() => patch({ open: message.id })}>
                    <span className="strong">{message.to}</span><Text span size="xs" c="dimmed">{instant(message.at)}</Text>
                    <span className="subject">{message.subject}</span>
                  </UnstyledButton>
                </div>
              ))}
              {hasNextPage && <Button m="sm" size="xs" variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('ui.more')}</Button>}
            </Card>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 8 }}>{shown && <Message key={shown} id={shown} />}</Grid.Col>
        </Grid>
      )}
    </Page>
  )
}
