import { queryOptions } from '@tanstack/react-query'
import { listOf } from './accounts'
import type { Band } from './bands'
import { call, type Ok } from './call'
import { moneyCell } from './charts/figures'
import { inCompany } from './company'

const FILLING_MS = 10_000

export type Consolidated = Ok<'GET /reports/consolidation'>
export type CompanyRow = Consolidated['own'][number]

/** Every company of the person beside each other; without a currency, in that of the company one works for; without a day, today. */
export const consolidationQuery = (currency = '', on = '') => queryOptions({
  queryKey: ['consolidation', currency, on], staleTime: 60_000,
  queryFn: ({ signal }) => call('GET /reports/consolidation', { query: { ...(currency ? { currency } : {}), ...(on ? { on } : {}) }, signal }),
  // A company without accounts is about to be filled, by an import or by the demonstration.
  refetchInterval: ({ state: { data } }) => (data?.source === 'open' && data.companies.some(({ id }) => !data.own.some((row) => row.company_id === id)) ? FILLING_MS : false),
})

/** What a company expects; a dash where no snapshot kept it. */
export const expectedCell = ({ expected }: CompanyRow) => (expected ? moneyCell(expected) : { text: '–', value: null })

/** The accounts of a company behind one of its columns in one of its own currencies; without a column, all of them. */
export const behindRow = (row: CompanyRow, band?: Band) =>
  inCompany(row.company_id, listOf(band ? `${band.search} "0 ${row.currency}"` : `currency = ${row.currency}`))
