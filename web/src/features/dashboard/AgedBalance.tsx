import { useTranslation } from 'react-i18next'
import { listOf } from '../../shared/accounts'
import { bandsOf } from '../../shared/bands'
import type { Ok } from '../../shared/call'
import { FigureCard } from '../../shared/charts/FigureCard'
import { moneyCell, textCell } from '../../shared/charts/figures'

type Dashboard = Ok<'GET /dashboard'>
const tone = (colour: string) => `var(--mantine-color-${colour})`
const LATE = ['yellow-6', 'orange-6', 'red-6', 'red-9']

/** What is owed by lateness, one row per currency. */
export function AgedBalance({ rows, bounds }: Pick<Dashboard, 'bounds'> & { rows: Dashboard['aged'] }) {
  const { t } = useTranslation()
  const bands = bandsOf(t, bounds)
  const figures = {
    title: t('aged.title'),
    columns: [{ title: t('aged.currency'), kind: 'text' as const }, ...[...bands.map((band) => band.title), t('aged.total')].map((title) => ({ title, kind: 'money' as const }))],
    rows: rows.map((row) => [
      textCell(row.currency),
      ...bands.map((band) => moneyCell(band.cell(row), Number(band.cell(row).amount) ? { href: listOf(`${band.search} "0 ${row.currency}"`) } : {})),
      moneyCell(row.total),
    ]),
  }
  // The later, the redder, however many bands there are.
  const shade = (at: number) => LATE[Math.floor((at * LATE.length) / (bounds.length + 1))]!
  const tones = ['indigo-6', ...[...bounds, 0].map((_, at) => shade(at)), 'teal-6'].map(tone)
  const charts = rows.map((row) => ({ name: row.currency, bars: bands.map((band, n) => ({ label: band.title, value: Number(band.cell(row).amount), tone: tones[n]! })) }))
  return <FigureCard id="aged" figures={figures} charts={charts} minWidth={640} />
}
