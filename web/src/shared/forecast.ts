import { queryOptions } from '@tanstack/react-query'
import { call } from './call'

export const forecastQuery = queryOptions({
  queryKey: ['forecast'], queryFn: ({ signal }) => call('GET /forecast', { signal }),
  refetchInterval: (query) => (query.state.data?.is_computing ? 5_000 : false),
})
/** Two years of the books by month, as they were computed last. */
export const monthsQuery = queryOptions({ queryKey: ['months'], queryFn: ({ signal }) => call('GET /reports/months', { signal }) })
