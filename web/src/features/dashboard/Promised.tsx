import { useTranslation } from 'react-i18next'
import { listOf } from '../../shared/accounts'
import { later } from '../../shared/actions/queries'
import type { Ok } from '../../shared/call'
import { FigureCard } from '../../shared/charts/FigureCard'
import { moneyCell, perCurrency, textCell } from '../../shared/charts/figures'
import { day } from '../../shared/format'

const WEEKS = 9
const WEEK_DAYS = 6
const DAY_AND_MONTH = 5
type Row = Ok<'GET /dashboard'>['promised'][number]

const where = ({ is_past, week_on }: Row) => (is_past ? 'flag = broken_promise' : `promise >= ${week_on} and promise <= ${later(week_on, WEEK_DAYS)}`)

/** What debtors promised, week by week; what was due and did not come stands first. */
export function Promised({ rows }: { rows: Row[] }) {
  const { t } = useTranslation()
  const shown = rows.slice(0, WEEKS).flatMap((row) => row.amounts.map((amount) => ({ row, amount })))
  const figures = {
    title: t('dashboard.promised'),
    columns: [{ title: t('dashboard.week'), kind: 'text' as const }, { title: t('aged.currency'), kind: 'text' as const, onSheet: true }, { title: t('dashboard.amount'), kind: 'money' as const }],
    rows: shown.map(({ row, amount }) => [
      textCell(row.is_past ? t('dashboard.promisedPast') : t('dashboard.weekOf', { day: day(row.week_on) }), { href: listOf(`${where(row)} and currency = ${amount.currency}`), late: row.is_past }),
      textCell(amount.currency), moneyCell(amount),
    ]),
  }
  const charts = perCurrency(shown, ({ amount }) => amount, ({ row }) => ({ label: row.is_past ? t('dashboard.past') : day(row.week_on).slice(0, DAY_AND_MONTH), ...(row.is_past ? { tone: 'var(--late)' } : {}) }))
  return <FigureCard id="promised" figures={figures} charts={charts} empty={t('dashboard.noPromise')} />
}
