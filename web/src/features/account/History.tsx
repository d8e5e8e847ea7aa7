import { Button, Group, Skeleton, Text, TextInput } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Download, History as Icon, ShieldCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { historyQuery } from '../../shared/accountQueries'
import { download } from '../../shared/api'
import { address } from '../../shared/call'
import { DateField } from '../../shared/DateField'
import { Empty } from '../../shared/Empty'
import { instant } from '../../shared/format'
import { Problem, say } from '../../shared/problem'
import { usePeople } from '../../shared/queries'
import { useTyped, useUrlState } from '../../shared/urlState'
import { eventText } from './events'

const DEFAULTS = { from: '', to: '', q: '' }

/** Everything that happened to the account, newest first, from a chosen date; unalterable. */
export function History({ code }: { code: string }) {
  const { t } = useTranslation()
  const { nameOf } = usePeople()
  const [view, patch] = useUrlState(DEFAULTS)
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(historyQuery(code, view.from, view.to, view.q))
  const [typed, setTyped, flush] = useTyped(view.q, (q) => patch({ q }))
  const events = data?.pages.flatMap((page) => page.items)
  const save = () => download(address('/accounts/{code}/history.xlsx', { code }, { from: view.from }), `${code}-${t('history.file')}.xlsx`).catch(say)
  return (
    <>
      <Group justify="space-between" mb="sm" align="flex-end">
        <TextInput label={t('history.search')} size="xs" w={220} value={typed} onChange={(e) => setTyped(e.currentTarget.value)} onBlur={flush} />
        <DateField label={t('history.to')} size="xs" w={170} clearable clearButtonProps={{ 'aria-label': t('ui.clear') }} value={view.to || null} onChange={(to) => patch({ to: to ?? '' })} />
        <DateField label={t('history.from')} size="xs" w={170} clearable clearButtonProps={{ 'aria-label': t('ui.clear') }} value={view.from || null} onChange={(from) => patch({ from: from ?? '' })} />
        <Group gap="xs">
          <Text size="xs" c="dimmed" title={t('history.chainAbout')}><ShieldCheck size={13} aria-hidden style={{ verticalAlign: -2 }} /> {t('history.chain')}</Text>
          <Button size="xs" variant="default" leftSection={<Download size={14} />} onClick={() => void save()} data-testid="history-xlsx">{t('history.download')}</Button>
        </Group>
      </Group>
      {error && <Problem error={error} retry={refetch} />}
      {!events && !error && <Skeleton h={200} />}
      {events?.length === 0 && <Empty icon={Icon} title={t('history.none')} text={t('history.noneText')} />}
      <ol className="events" data-testid="history">
        {events?.map((event) => (
          <li key={event.seq}>
            <time dateTime={event.at} className="faint num">{instant(event.at)}</time>
            <span>{eventText(event)}</span>
            <span className="by" title={event.hash}>{t('history.by', { name: nameOf(event.by), seq: event.seq })}</span>
          </li>
        ))}
      </ol>
      {hasNextPage && <Button mt="sm" size="xs" variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('ui.more')}</Button>}
    </>
  )
}
