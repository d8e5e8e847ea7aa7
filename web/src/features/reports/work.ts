import { queryOptions } from '@tanstack/react-query'
import { call } from '../../shared/call'

/** The months of the books, computed each night. */
export const monthsQuery = queryOptions({ queryKey: ['months'], queryFn: ({ signal }) => call('GET /reports/months', { signal }) })
/** What was done, and how long disputes took: computed with the months. */
export const workQuery = queryOptions({ queryKey: ['months', 'work'], queryFn: ({ signal }) => call('GET /reports/work', { signal }) })
