import type { TFunction } from 'i18next'
import { Link } from 'wouter'
import { path, type AccountRow } from '../../shared/accounts'
import { Amounts, sortable } from '../../shared/Amounts'
import type { Column } from '../../shared/DataGrid'
import { day, int } from '../../shared/format'
import { said } from '../../shared/i18n'
import { Level } from '../../shared/tags'

/** The list's columns; on a phone only who and how much is overdue stay. */
export const columnsOf = (t: TFunction, person: (email: string) => string): Column<AccountRow>[] => [
  { id: 'code', header: t('account.code'), width: 88, from: 900, cell: (r) => <span className="faint">{r.code}</span>, sort: (r) => r.code },
  { id: 'name', header: t('account.name'), width: 150, grow: true, cell: (r) => <Link href={path(r.code)} tabIndex={-1}>{r.name}</Link>, sort: (r) => r.name },
  { id: 'overdue', header: t('account.overdue'), width: 136, numeric: true, cell: (r) => <Amounts list={r.overdue} strong />, sort: (r) => sortable(r.overdue) },
  { id: 'outstanding', header: t('account.outstanding'), width: 136, numeric: true, from: 620, cell: (r) => <Amounts list={r.outstanding} />, sort: (r) => sortable(r.outstanding) },
  { id: 'days_late', header: t('account.daysLate'), width: 92, numeric: true, from: 760, cell: (r) => <Late days={r.days_late} />, sort: (r) => r.days_late },
  { id: 'oldest_due_on', header: t('account.oldest'), width: 104, from: 1560, cell: (r) => day(r.oldest_due_on), sort: (r) => r.oldest_due_on ?? '9999' },
  { id: 'items_count', header: t('account.items'), width: 74, numeric: true, from: 1660, cell: (r) => int(r.items_count), sort: (r) => r.items_count },
  { id: 'level', header: t('account.level'), width: 80, from: 1000, cell: (r) => <Level level={r.level} />, sort: (r) => r.level },
  { id: 'next_step', header: t('account.nextStep'), width: 200, from: 1240, cell: (r) => r.next_step && `${said('step', r.next_step.step)} · ${day(r.next_step.on)}`, sort: (r) => r.next_step?.on ?? '9999' },
  { id: 'country', header: t('accounts.country'), width: 80, extra: true, cell: (r) => r.country, sort: (r) => r.country },
  { id: 'group', header: t('accounts.group'), width: 140, extra: true, cell: (r) => r.group, sort: (r) => r.group },
  { id: 'email', header: t('contact.email'), width: 200, extra: true, cell: (r) => r.email, sort: (r) => r.email },
  { id: 'last_reminder_on', header: t('accounts.lastReminder'), width: 110, extra: true, cell: (r) => day(r.last_reminder_on), sort: (r) => r.last_reminder_on ?? '' },
  { id: 'flags', header: t('accounts.flags'), width: 240, extra: true, cell: (r) => r.flags.map((flag) => said('flag', flag)).join(', '), sort: (r) => r.flags.length },
  { id: 'collector', header: t('account.collector'), width: 150, from: 1000, cell: (r) => person(r.collector) || <span className="faint">–</span>, sort: (r) => r.collector },
]

export function Late({ days }: { days: number }) {
  return days > 0 ? <span className="late num">{int(days)}</span> : <span className="faint num">0</span>
}
