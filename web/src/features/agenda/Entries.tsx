import { ActionIcon, Group as Row } from '@mantine/core'
import { Check, Pencil } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { path } from '../../shared/accounts'
import { PostponeMenu } from '../../shared/actions/PostponeMenu'
import { TO_READ, type Entry, type Group } from '../../shared/actions/queries'
import { EntryText } from './GroupCard'

type Planned = NonNullable<Entry['action']>
type Props = { group: Group; may: boolean; postponing: boolean; onPostponing: (open: boolean) => void; onDone: (action: Planned) => void; onEdit: (action: Planned) => void }

/** The entries of an account; each action is done, postponed or changed where it stands. */
export function Entries({ group, may, postponing, onPostponing, onDone, onEdit }: Props) {
  const { t } = useTranslation()
  const first = group.entries.find((entry) => entry.action)?.action
  return (
    <ul className="agenda-entries">
      {group.entries.map((entry) => (
        <li key={`${entry.kind}${entry.text}${entry.action?.id ?? ''}`}>
          <EntryText entry={entry} />
          {entry.text === TO_READ && <> <Link href={`${path(group.code)}?follow=replies`}>{t('reply.read')}</Link></>}
          {may && entry.action && (
            <Row gap={4} className="noprint" component="span" display="inline-flex" ml={6}>
              <ActionIcon size="sm" variant="light" aria-label={t('action.done')} onClick={() => onDone(entry.action!)} data-testid="entry-done"><Check size={13} /></ActionIcon>
              <PostponeMenu code={group.code} action={entry.action} onOther={() => onEdit(entry.action!)} {...(entry.action === first ? { opened: postponing, onChange: onPostponing } : {})} />
              <ActionIcon size="sm" variant="subtle" aria-label={t('action.relabel')} onClick={() => onEdit(entry.action!)} data-testid="entry-edit"><Pencil size={13} /></ActionIcon>
            </Row>
          )}
        </li>
      ))}
    </ul>
  )
}
