import { Button, Card, SegmentedControl, Skeleton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import type { TFunction } from 'i18next'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { path } from '../../shared/accounts'
import { call, type Item } from '../../shared/call'
import { DataGrid, type Column } from '../../shared/DataGrid'
import { Empty } from '../../shared/Empty'
import { day } from '../../shared/format'
import { said } from '../../shared/i18n'
import { LinkButton } from '../../shared/LinkButton'
import { Page } from '../../shared/Page'
import { Problem } from '../../shared/problem'
import { ReminderDrawer } from '../../shared/ReminderDrawer'
import { Level, State } from '../../shared/tags'
import { useUrlState } from '../../shared/urlState'

type Reminder = Item<'GET /reminders'>
const DEFAULTS = { state: '', open: '' }
const STATES = ['', 'unknown', 'to_post', 'bounced', 'delivered', 'sent', 'refused'] as const
const LOOK_BACK_PAGES = 12
const idOf = (row: Reminder) => row.id
const nameOf = (row: Reminder) => row.subject

const columnsOf = (t: TFunction): Column<Reminder>[] => [
  { id: 'on', header: t('reminder.on'), width: 100, cell: (r) => day(r.on) },
  { id: 'name', header: t('account.name'), width: 150, grow: true, cell: (r) => <Link href={path(r.code)} tabIndex={-1}>{r.name || r.code}</Link> },
  { id: 'step', header: t('reminder.step'), width: 150, from: 700, cell: (r) => said('step', r.step) },
  { id: 'level', header: t('account.level'), width: 80, from: 1100, cell: (r) => <Level level={r.level} /> },
  { id: 'recipient', header: t('message.to'), width: 210, grow: true, from: 900, cell: (r) => r.recipient },
  { id: 'subject', header: t('message.subject'), width: 220, grow: true, from: 1200, cell: (r) => r.subject },
  { id: 'state', header: t('reminder.state'), width: 160, cell: (r) => <State group="reminderState" state={r.state} /> },
]

/** Every reminder with what became of it; the unknown ones wait for a person. */
export default function RemindersPage() {
  const { t, i18n } = useTranslation()
  const [view, patch] = useUrlState(DEFAULTS)
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['reminders', 'list', view.state], initialPageParam: '',
    queryFn: ({ pageParam, signal }) => call('GET /reminders', { query: { ...(view.state ? { state: view.state as 'sent' } : {}), ...(pageParam ? { cursor: pageParam } : {}) }, signal }),
    getNextPageParam: (page) => page.next_cursor,
  })
  // oxlint-disable-next-line react/exhaustive-deps -- headers change with the language
  const columns = useMemo(() => columnsOf(t), [t, i18n.language])
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items), [data])
  // The API pages by time: nothing in the newest stretch does not mean nothing at all.
  const looking = rows?.length === 0 && hasNextPage && (data?.pages.length ?? 0) < LOOK_BACK_PAGES
  useEffect(() => { if (looking && !isFetchingNextPage) void fetchNextPage() }, [looking, isFetchingNextPage, fetchNextPage])
  const opened = rows?.find((row) => row.id === view.open)
  return (
    <Page title={t('nav.reminders')} fills>
      {error && <Problem error={error} retry={refetch} />}
      {!rows && !error && <Skeleton h={420} />}
      {rows && (
        <Card className="card-grid">
          <div className="toolbar noprint scroll-x">
            <SegmentedControl size="xs" aria-label={t('reminder.state')} value={view.state} onChange={(state) => patch({ state, open: '' })} data={STATES.map((value) => ({ value, label: value ? t(`reminderState.${value}`) : t('reminder.all') }))} />
          </div>
          <DataGrid label={t('nav.reminders')} rows={rows} columns={columns} rowId={idOf} rowName={nameOf} onOpen={(row) => patch({ open: row.id })}
            empty={<Empty icon={Send} title={t(view.state ? 'reminder.noneLike' : 'reminder.none')} text={t('reminder.noneText')} action={<LinkButton href="/overdue" size="xs">{t('nav.overdue')}</LinkButton>} />} />
          {hasNextPage && rows.length > 0 && <Button m="sm" size="xs" style={{ alignSelf: 'center' }} variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('ui.more')}</Button>}
        </Card>
      )}
      {opened && <ReminderDrawer code={opened.code} id={opened.id} onClose={() => patch({ open: '' })} />}
    </Page>
  )
}
