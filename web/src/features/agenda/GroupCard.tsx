import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { path } from '../../shared/accounts'
import type { Entry, Group } from '../../shared/actions/queries'
import { Amounts } from '../../shared/Amounts'
import { day } from '../../shared/format'
import { said } from '../../shared/i18n'
import { usePeople } from '../../shared/queries'
import { Level } from '../../shared/tags'

/** One account of the agenda with its entries. */
export function GroupCard({ group, current, onSelect }: { group: Group; current: boolean; onSelect: () => void }) {
  const { t } = useTranslation()
  const { nameOf } = usePeople()
  return (
    <li className="agenda-card" data-current={current || undefined} data-agenda={group.code} aria-current={current || undefined}>
      <button type="button" className="agenda-open" onClick={onSelect} aria-label={t('agenda.show', { name: group.name })} />
      <div className="agenda-head">
        <Link href={path(group.code)} className="strong">{group.name}</Link>
        <span className="faint">{group.code}</span>
        <Level level={group.level} />
        <span className="spacer" />
        <span className="num strong"><Amounts list={group.at_stake} /></span>
      </div>
      <ul className="agenda-entries">{group.entries.map((entry) => <Line key={`${entry.kind}${entry.text}${entry.action?.id ?? ''}`} entry={entry} />)}</ul>
      <div className="faint small">{group.collector ? nameOf(group.collector) : t('account.nobody')}{group.days_late > 0 && <> · {t('account.late', { count: group.days_late })}</>}</div>
    </li>
  )
}

function Line({ entry }: { entry: Entry }) {
  return <li><span className={`tag ${entry.when === 'late' ? 'bad' : entry.when === 'today' ? 'warn' : ''}`}>{day(entry.on)}</span> <EntryText entry={entry} /></li>
}

/** An entry in words. */
export function EntryText({ entry }: { entry: Entry }) {
  const { t } = useTranslation()
  switch (entry.kind) {
    case 'manual': return <>{t(`action.kinds.${entry.action?.kind ?? 'task'}`)}{entry.text && <> · {said('action.labels', entry.text)}</>}{(entry.action?.items ?? 0) > 0 && <> · {t('action.onItems', { count: entry.action?.items ?? 0 })}</>}</>
    case 'automatic': return <>{said('step', entry.text)} <span className="faint">{t(entry.held_by ? 'agenda.held' : 'agenda.auto')}{entry.held_by && <> : {said('agenda.helds', entry.held_by)}</>}</span></>
    case 'answer': return <>{t('agenda.answers', { count: Number(entry.text) })}</>
    default: return entry.colour ? <span className="tag" data-colour={entry.colour}>{entry.text}</span> : <span className="late">{said('alert', entry.text)}</span>
  }
}
