import { useTranslation } from 'react-i18next'
import { listOf } from '../../shared/accounts'
import { BANDS, BEHIND } from '../../shared/bands'
import type { Ok } from '../../shared/call'
import { FigureCard } from '../../shared/charts/FigureCard'
import { moneyCell, textCell } from '../../shared/charts/figures'

const TONES = ['indigo-6', 'yellow-6', 'orange-6', 'red-6', 'red-9', 'teal-6'].map((colour) => `var(--mantine-color-${colour})`)

/** What is owed by lateness, one row per currency. */
export function AgedBalance({ rows }: { rows: Ok<'GET /dashboard'>['aged'] }) {
  const { t } = useTranslation()
  const figures = {
    title: t('aged.title'),
    columns: [{ title: t('aged.currency'), kind: 'text' as const }, ...[...BANDS, 'total' as const].map((name) => ({ title: t(`aged.${name}`), kind: 'money' as const }))],
    rows: rows.map((row) => [
      textCell(row.currency),
      ...BANDS.map((name) => moneyCell(row[name], Number(row[name].amount) ? { href: listOf(`${BEHIND[name]} "0 ${row.currency}"`) } : {})),
      moneyCell(row.total),
    ]),
  }
  const charts = rows.map((row) => ({ name: row.currency, bars: BANDS.map((name, n) => ({ label: t(`aged.${name}`), value: Number(row[name].amount), tone: TONES[n]! })) }))
  return <FigureCard id="aged" figures={figures} charts={charts} minWidth={640} />
}
