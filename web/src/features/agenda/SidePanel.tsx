import { Button, Card, Group as Row, Skeleton, Stack, Table, Text, Title } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { ArrowRight, Check, PenLine, Phone, Plus, Send, Tag } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answersQuery, historyQuery, openItemsQuery, sheetQuery } from '../../shared/accountQueries'
import { path } from '../../shared/accounts'
import { DoneDialog } from '../../shared/actions/DoneDialog'
import { PlanDialog } from '../../shared/actions/PlanDialog'
import { EditDialog } from '../../shared/actions/EditDialog'
import { OldItems } from '../../shared/actions/OldItems'
import type { Entry, Group } from '../../shared/actions/queries'
import { day, instant, money } from '../../shared/format'
import { usePageKeys } from '../../shared/keys'
import { LinkButton } from '../../shared/LinkButton'
import { QualifyDialog } from '../../shared/qualify/QualifyDialog'
import { useMay } from '../../shared/queries'
import { SendDialog } from '../../shared/SendDialog'
import { StatusTag } from '../../shared/tags'
import { AnswerCard } from '../../shared/AnswerCard'
import { WriteDialog } from '../../shared/write/WriteDialog'
import { Entries } from './Entries'

const SHOWN = 8
type Open = 'done' | 'edit' | 'plan' | 'send' | 'write' | 'qualify' | 'postpone' | null

/** The account beside the agenda: enough to make the call, and every way to act. */
export function SidePanel({ group, onNext, onPromised }: { group: Group; onNext: () => void; onPromised: (code: string) => void }) {
  const { t } = useTranslation()
  const may = useMay('collector')
  const [open, setOpen] = useState<Open>(null)
  const [chosen, setChosen] = useState<Entry['action']>(null)
  const { data: sheet } = useQuery(sheetQuery(group.code))
  const { data: items } = useQuery(openItemsQuery(group.code))
  const { data: events } = useInfiniteQuery(historyQuery(group.code))
  const action = chosen ?? group.entries.find((entry) => entry.action)?.action ?? null
  const late = (items?.items ?? []).filter((item) => item.days_late > 0)
  const act = (what: Open) => () => { if (may && (what !== 'done' && what !== 'postpone' || action) && (what !== 'qualify' || late.length)) setOpen(what) }
  usePageKeys({ f: act('done'), a: act('plan'), e: act('send'), w: act('write'), s: act('qualify'), o: act('postpone') })
  const close = () => { setOpen(null); setChosen(null) }
  const on = (what: Open) => (one: Entry['action']) => { setChosen(one); setOpen(what) }
  const contacts = sheet?.contacts.filter((c) => c.phone || c.email) ?? []
  return (
    <Card className="agenda-side" data-testid="agenda-side" aria-label={group.name} role="region">
      <Stack gap="sm">
        <Row justify="space-between"><Title order={2} size="h4">{group.name}</Title><Button size="compact-sm" variant="subtle" rightSection={<ArrowRight size={14} />} onClick={onNext} aria-keyshortcuts="n">{t('agenda.next')} <kbd className="kbd">n</kbd></Button></Row>
        {contacts.length === 0 && sheet && <Text size="sm" c="dimmed">{t('contact.none')}</Text>}
        {contacts.map((c) => <Text key={c.id} size="sm"><b>{c.name || c.role}</b> {c.phone && <a href={`tel:${c.phone.replaceAll(/[^+0-9]/g, '')}`} className="strong"><Phone size={12} aria-hidden /> {c.phone}</a>} <span className="faint">{c.email}</span></Text>)}
        <Entries group={group} may={may} postponing={open === 'postpone'} onPostponing={(now) => setOpen((was) => (now ? 'postpone' : was === 'postpone' ? null : was))} onDone={on('done')} onEdit={on('edit')} />
        {sheet && group.entries.some((entry) => entry.text === 'old_items') && may && <div><OldItems sheet={sheet} /></div>}
        {group.entries.some((entry) => entry.kind === 'answer') && <WaitingAnswers code={group.code} />}
        {may && (
          <Row gap={6} className="noprint">
            {action && <Button size="compact-sm" leftSection={<Check size={13} />} onClick={act('done')} aria-keyshortcuts="f" data-testid="agenda-done">{t('action.done')} <kbd className="kbd">f</kbd></Button>}
            {late.length > 0 && <Button size="compact-sm" variant="default" leftSection={<Tag size={13} />} onClick={act('qualify')} aria-keyshortcuts="s">{t('qualify.button')} <kbd className="kbd">s</kbd></Button>}
            <Button size="compact-sm" variant="default" leftSection={<Send size={13} />} onClick={act('send')} aria-keyshortcuts="e">{t('send.button')} <kbd className="kbd">e</kbd></Button>
            <Button size="compact-sm" variant="default" leftSection={<PenLine size={13} />} onClick={act('write')} aria-keyshortcuts="w">{t('write.button')} <kbd className="kbd">w</kbd></Button>
            <Button size="compact-sm" variant="default" leftSection={<Plus size={13} />} onClick={act('plan')} aria-keyshortcuts="a">{t('action.plan')} <kbd className="kbd">a</kbd></Button>
          </Row>
        )}
        {!items && <Skeleton h={120} />}
        {late.length > 0 && (
          <Table fz="sm" verticalSpacing={4}>
            <Table.Thead><Table.Tr><Table.Th scope="col">{t('item.number')}</Table.Th><Table.Th scope="col">{t('item.due')}</Table.Th><Table.Th scope="col" ta="right">{t('item.balance')}</Table.Th><Table.Th scope="col">{t('item.status')}</Table.Th></Table.Tr></Table.Thead>
            <Table.Tbody>{late.slice(0, SHOWN).map((item) => <Table.Tr key={item.id}><Table.Td>{item.number}</Table.Td><Table.Td>{day(item.due_on)}</Table.Td><Table.Td className="num" ta="right">{money(item.balance)}</Table.Td><Table.Td><StatusTag type={item.status.type} code={item.status.code ?? ''} /></Table.Td></Table.Tr>)}</Table.Tbody>
          </Table>
        )}
        {late.length > SHOWN && <Text size="xs" c="dimmed">{t('agenda.moreItems', { count: late.length - SHOWN })}</Text>}
        <ul className="agenda-entries small">{events?.pages[0]?.items.slice(0, 4).map((event) => <li key={event.seq}><span className="faint">{instant(event.at)}</span> {event.text}</li>)}</ul>
        <LinkButton href={path(group.code)}>{t('agenda.sheet')}</LinkButton>
      </Stack>
      {open === 'done' && action && <DoneDialog code={group.code} action={action} onClose={close} onPromised={() => onPromised(group.code)} />}
      {open === 'edit' && action && <EditDialog code={group.code} id={action.id} onClose={close} />}
      {open === 'write' && sheet && <WriteDialog sheet={sheet} onClose={close} />}
      {open === 'plan' && <PlanDialog code={group.code} onClose={close} />}
      {open === 'send' && sheet && <SendDialog sheet={sheet} onClose={close} />}
      {open === 'qualify' && late.length > 0 && <QualifyDialog code={group.code} items={late} first={late[0]!.status.type} onClose={close} onDone={close} />}
    </Card>
  )
}

/** What the debtor said and nobody decided yet: yes or no from here. */
function WaitingAnswers({ code }: { code: string }) {
  const { data } = useQuery(answersQuery(code))
  return <>{data?.items.filter((answer) => answer.state === 'waiting').map((answer) => <AnswerCard key={answer.id} answer={answer} />)}</>
}
