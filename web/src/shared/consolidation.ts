import { queryOptions } from '@tanstack/react-query'
import { listOf } from './accounts'
import { BEHIND } from './bands'
import { call, type Ok } from './call'
import { inCompany } from './company'

export type Consolidated = Ok<'GET /reports/consolidation'>
export type CompanyRow = Consolidated['own'][number]

/** Every company of the person beside each other; without a currency, in that of the company one works for. */
export const consolidationQuery = (currency = '') => queryOptions({
  queryKey: ['consolidation', currency], staleTime: 60_000,
  queryFn: ({ signal }) => call('GET /reports/consolidation', { query: currency ? { currency } : {}, signal }),
})

/** The accounts of a company behind one of its columns in one of its own currencies. */
export const behindRow = (row: CompanyRow, band: keyof typeof BEHIND | 'total') =>
  inCompany(row.company_id, listOf(band === 'total' ? `currency = ${row.currency}` : `${BEHIND[band]} "0 ${row.currency}"`))
