import { queryOptions } from '@tanstack/react-query'
import { BellRing } from 'lucide-react'
import { Link } from 'wouter'
import { listOf } from './accounts'
import { Amounts } from './Amounts'
import { call, type Ok } from './call'
import { int } from './format'
import { said } from './i18n'

export type AlertCount = Ok<'GET /alerts'>['counts'][number]

export const alertsQuery = queryOptions({ queryKey: ['alerts'], queryFn: ({ signal }) => call('GET /alerts', { signal }), staleTime: 20_000 })

/** Alerts with how many accounts each holds of and what is overdue there; each opens its accounts. */
export function AlertCounts({ counts }: { counts: AlertCount[] }) {
  return (
    <ul className="next">
      {counts.map(({ alert, where, colour, accounts, overdue }) => (
        <li key={`${colour ?? ''}${alert}`}>
          <Link href={listOf(where)}>
            <BellRing size={18} strokeWidth={1.7} aria-hidden />
            <span className="what">{colour ? <span className="tag" data-colour={colour}>{alert}</span> : said('alert', alert)}</span>
            <span className="faint num"><Amounts list={overdue} /></span><span className="n">{int(accounts)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
