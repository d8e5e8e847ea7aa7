import { money } from './format'
import type { Money } from './schema.gen'

/** Money of one or more currencies; the sums of two currencies are never added. */
export function Amounts({ list, strong }: { list: Money[]; strong?: boolean }) {
  if (!list.length) return <span className="num faint">–</span>
  return (
    <span className="num amounts" title={list.map(money).join(' · ')}>
      {list.map((m) => <span key={m.currency} style={strong ? { fontWeight: 600 } : undefined}>{money(m)}</span>)}
    </span>
  )
}

/** For ordering only: rows of different currencies are compared by their first. */
export const sortable = (list: Money[]) => Number(list[0]?.amount ?? 0)
