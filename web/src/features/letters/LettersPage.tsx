import { Button, Card, Drawer, Select, Skeleton } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Mailbox, Trash2 } from 'lucide-react'
import type { TFunction } from 'i18next'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { path } from '../../shared/accounts'
import { Amounts, sortable } from '../../shared/Amounts'
import { call } from '../../shared/call'
import { DataGrid, type Column } from '../../shared/DataGrid'
import { Empty } from '../../shared/Empty'
import { day, int } from '../../shared/format'
import { said } from '../../shared/i18n'
import { LinkButton } from '../../shared/LinkButton'
import { Page } from '../../shared/Page'
import { Problem, say } from '../../shared/problem'
import { useMay } from '../../shared/queries'
import { ReminderView } from '../../shared/ReminderView'
import { done } from '../../shared/undo'
import { useUrlState } from '../../shared/urlState'
import { Batch } from './Batch'
import { allLetters, batch, daysOf, type Letter } from './model'

const DEFAULTS = { on: '' }
const idOf = (row: Letter) => row.id
const nameOf = (row: Letter) => row.name

const columnsOf = (t: TFunction): Column<Letter>[] => [
  { id: 'on', header: t('letters.made'), width: 104, cell: (r) => day(r.on), sort: (r) => r.on },
  { id: 'name', header: t('account.name'), width: 160, grow: true, cell: (r) => <><Link href={path(r.code)} tabIndex={-1}>{r.name}</Link> <span className="faint">{r.code}</span></>, sort: (r) => r.name },
  { id: 'step', header: t('reminder.step'), width: 150, from: 700, cell: (r) => <span className="tag CEC">{said('step', r.step)}</span>, sort: (r) => r.step },
  { id: 'amounts', header: t('letters.amount'), width: 130, numeric: true, from: 500, cell: (r) => <Amounts list={r.amounts} />, sort: (r) => sortable(r.amounts) },
  { id: 'holds', header: t('letters.note'), width: 220, grow: true, from: 900, cell: (r) => <Note letter={r} /> },
]

function Note({ letter }: { letter: Letter }) {
  const { t } = useTranslation()
  return <>{letter.is_registered && <span className="tag">{t('letters.registered')}</span>} {!letter.holds && <span className="late">{t('letters.changed')}</span>}</>
}

/** Letters between printing and posting: put together, listed for the counter, marked as posted. */
export default function LettersPage() {
  const { t, i18n } = useTranslation()
  const may = useMay('collector')
  const [view, patch] = useUrlState(DEFAULTS)
  const [ticked, tick] = useState<ReadonlySet<string>>(new Set())
  const [opened, setOpened] = useState<Letter | null>(null)
  const { data, error, refetch } = useQuery({ queryKey: ['letters'], queryFn: ({ signal }) => allLetters(signal) })
  // oxlint-disable-next-line react/exhaustive-deps -- headers change with the language
  const columns = useMemo(() => columnsOf(t), [t, i18n.language])
  const rows = useMemo(() => (data ?? []).filter((letter) => !view.on || letter.on === view.on), [data, view.on])
  const chosen = batch(rows, ticked)
  return (
    <Page title={t('nav.letters')} fills lead={t('letters.lead')}>
      {error && <Problem error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={420} />}
      {data && (
        <Card className="card-grid">
          <div className="toolbar noprint">
            <Select size="xs" w={210} aria-label={t('letters.made')} allowDeselect={false} value={view.on} onChange={(on) => { tick(new Set()); patch({ on: on ?? '' }) }} data={[{ value: '', label: t('letters.allDays', { n: int(data.length) }) }, ...daysOf(data).map(([value, count]) => ({ value, label: `${day(value)} (${int(count)})` }))]} />
            <span className="spacer" />
            {may && <Batch letters={chosen} onPosted={() => tick(new Set())} />}
          </div>
          <DataGrid label={t('nav.letters')} rows={rows} columns={columns} rowId={idOf} rowName={nameOf} selected={ticked} onSelect={tick} onOpen={setOpened} rowHeight={44}
            empty={<Empty icon={Mailbox} title={t('letters.none')} text={t('letters.noneText')} action={<LinkButton href="/overdue" size="xs">{t('nav.overdue')}</LinkButton>} />} />
        </Card>
      )}
      <Drawer opened={!!opened} onClose={() => setOpened(null)} position="right" size="lg" title={opened?.name} closeButtonProps={{ 'aria-label': t('ui.close') }}>
        {opened && <><ReminderView code={opened.code} id={opened.id} />{may && <Withdraw letter={opened} onDone={() => setOpened(null)} />}</>}
      </Drawer>
    </Page>
  )
}

function Withdraw({ letter, onDone }: { letter: Letter; onDone: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const withdraw = useMutation({
    mutationFn: () => call('DELETE /letters/{code}/{reminder_id}', { path: { code: letter.code, reminder_id: letter.id } }),
    onSuccess: async () => { done(t('letters.withdrawn')); onDone(); await Promise.all([['letters'], ['account', letter.code], ['overdue'], ['reminders']].map((queryKey) => client.invalidateQueries({ queryKey }))) },
    onError: say,
  })
  return <Button mt="md" size="xs" color="red" variant="light" leftSection={<Trash2 size={14} />} loading={withdraw.isPending} onClick={() => withdraw.mutate()}>{t('letters.withdraw')}</Button>
}
