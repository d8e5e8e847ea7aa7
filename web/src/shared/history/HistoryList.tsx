import { Button, Skeleton, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { History as Icon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { path } from '../accounts'
import { historyQuery, type HistoryFilter } from '../accountQueries'
import { Empty } from '../Empty'
import { instant } from '../format'
import { Problem } from '../problem'
import { usePeople } from '../queries'
import { eventText } from './events'
import './history.css'

/** The events found, newest first; where much had to be read, how far back it looked, and more. */
export function HistoryList({ code, view }: { code: string; view: HistoryFilter }) {
  const { t } = useTranslation()
  const { nameOf } = usePeople()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(historyQuery(code, view))
  const events = data?.pages.flatMap((page) => page.items)
  const back = data?.pages.at(-1)?.looked_back_to
  return (
    <>
      {error && <Problem error={error} retry={refetch} />}
      {!events && !error && <Skeleton h={200} />}
      {events?.length === 0 && !hasNextPage && <Empty icon={Icon} title={t('history.none')} text={t('history.noneText')} />}
      <ol className="events" data-testid="history">
        {events?.map((event) => (
          <li key={event.seq}>
            <time dateTime={event.at} className="faint num">{instant(event.at)}</time>
            <span>{eventText(event)}{(event.kind === 'reply_received' || event.kind === 'reply_moved_in') && <> <Link href={`${path(code)}?follow=replies`}>{t('reply.read')}</Link></>}</span>
            <span className="by" title={event.hash}>{t('history.by', { name: nameOf(event.by), seq: event.seq })}</span>
          </li>
        ))}
      </ol>
      {hasNextPage && (
        <>
          {back && <Text size="xs" c="dimmed" role="status">{t('history.lookedBack', { at: instant(back) })}</Text>}
          <Button mt="xs" size="xs" variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('history.further')}</Button>
        </>
      )}
    </>
  )
}
