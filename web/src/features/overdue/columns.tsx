import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { path } from '../../shared/accounts'
import { Amounts, sortable } from '../../shared/Amounts'
import type { Column } from '../../shared/DataGrid'
import { day, int } from '../../shared/format'
import { said } from '../../shared/i18n'
import { reasonText } from '../../shared/reason'
import { Level } from '../../shared/tags'
import type { OverdueRow } from './queries'

export const columnsOf = (t: TFunction, person: (email: string) => string): Column<OverdueRow>[] => [
  { id: 'name', header: t('account.name'), width: 160, grow: true, cell: (r) => <><Link href={path(r.code)} tabIndex={-1}>{r.name}</Link> <span className="faint">{r.code}</span></>, sort: (r) => r.name },
  { id: 'overdue', header: t('account.overdue'), width: 136, numeric: true, cell: (r) => <Amounts list={r.overdue} strong />, sort: (r) => sortable(r.overdue) },
  { id: 'days_late', header: t('account.daysLate'), width: 88, numeric: true, from: 620, cell: (r) => <span className={r.days_late > 0 ? 'late' : 'faint'} title={day(r.oldest_due_on)}>{int(r.days_late)}</span>, sort: (r) => r.days_late },
  { id: 'level', header: t('account.level'), width: 84, from: 1000, cell: (r) => <Level level={r.level} />, sort: (r) => r.level },
  { id: 'step', header: t('overdue.step'), width: 190, from: 760, cell: (r) => r.step && <><span className="tag CEC">{said('step', r.step)}</span>{r.channel && r.channel !== 'email' && <> <span className="tag">{said('scenarios.channel', r.channel)}</span></>}</>, sort: (r) => r.step ?? '' },
  { id: 'recipient', header: t('overdue.outcome'), width: 240, grow: true, from: 900, cell: (r) => <Outcome row={r} />, sort: (r) => r.recipient ?? '' },
  { id: 'collector', header: t('account.collector'), width: 140, from: 1250, cell: (r) => person(r.collector) || <span className="faint">–</span>, sort: (r) => r.collector },
]

/** To whom it would go, why it waits for a person, or why nothing goes. */
function Outcome({ row }: { row: OverdueRow }) {
  const { t } = useTranslation()
  const [why, held] = [reasonText(row.reason), reasonText(row.held)]
  return why ? <span className="faint" title={why}>{why}</span> : <span title={held || (row.recipient ?? '')}>{held && <><span className="tag warn">{t('overdue.held')}</span> </>}{row.recipient}</span>
}
