import { queryOptions, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call, type Ok } from '../call'
import { said } from '../i18n'

export type Definition = Ok<'GET /statuses'>['statuses'][number]

export const statusesQuery = queryOptions({
  queryKey: ['statuses'], queryFn: ({ signal }) => call('GET /statuses', { signal }), staleTime: 60_000,
})
export const proposalQuery = (code: string, promise_on: string | null) => queryOptions({
  queryKey: ['statuses', code, 'proposal', promise_on],
  queryFn: ({ signal }) => call('GET /statuses/{code}/proposal', { path: { code }, query: promise_on ? { promise_on } : {}, signal }),
})

const NONE: Definition[] = []
/** The company's statuses, and what each is called in the reader's language. */
export function useStatuses() {
  const { i18n } = useTranslation()
  const { data } = useQuery(statusesQuery)
  const statuses = data?.statuses ?? NONE
  const find = (code: string) => statuses.find((one) => one.code === code)
  const nameOf = (code: string) => {
    const found = find(code)
    return (i18n.language === 'fr' ? found?.name_fr : found?.name_en) || said('status', code)
  }
  return { statuses, disputes: data?.dispute_types ?? [], find, nameOf }
}
