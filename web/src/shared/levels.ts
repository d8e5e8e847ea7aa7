import { queryOptions } from '@tanstack/react-query'
import { call } from './call'

/** The text and the delay of each level, as they are or as they are proposed. */
export const levelsQuery = queryOptions({ queryKey: ['levels'], queryFn: ({ signal }) => call('GET /levels', { signal }) })
