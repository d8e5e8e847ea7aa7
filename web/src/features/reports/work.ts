import { queryOptions } from '@tanstack/react-query'
import { call } from '../../shared/call'

/** What was done, and how long disputes took: computed each night with the months. */
export const workQuery = queryOptions({ queryKey: ['months', 'work'], queryFn: ({ signal }) => call('GET /reports/work', { signal }) })
