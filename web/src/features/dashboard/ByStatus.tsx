import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { listOf } from '../../shared/accounts'
import type { Ok } from '../../shared/call'
import { FigureCard } from '../../shared/charts/FigureCard'
import { moneyCell, perCurrency, textCell } from '../../shared/charts/figures'
import { useStatuses } from '../../shared/qualify/statuses'
import { StatusTag } from '../../shared/tags'

/** The outstanding under each category. */
export function ByStatus({ amounts }: { amounts: Ok<'GET /dashboard'>['by_status'] }) {
  const { t } = useTranslation()
  const { nameOf } = useStatuses()
  const figures = {
    title: t('dashboard.byStatus'),
    columns: [{ title: t('item.status'), kind: 'text' as const }, { title: t('aged.currency'), kind: 'text' as const, onSheet: true }, { title: t('account.outstanding'), kind: 'money' as const }],
    rows: amounts.map(({ status, amount }) => [textCell(`${status} ${nameOf(status)}`), textCell(amount.currency), moneyCell(amount)]),
  }
  const charts = perCurrency(amounts, ({ amount }) => amount, ({ status }) => ({ label: status }))
  // An amount without a currency would be looked for in the company's own.
  const head = (_: unknown, row: number) => {
    const { status, amount } = amounts[row]!
    return <><StatusTag type={status} /> <Link href={listOf(`status = ${status} and currency = ${amount.currency}`)}>{nameOf(status)}</Link></>
  }
  return <FigureCard id="by_status" figures={figures} charts={charts} head={head} />
}
