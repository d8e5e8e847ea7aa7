import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call, type Item } from './call'
import { said, teachSteps } from './i18n'

/** Who is signed in, and what day the tenant's clock says: never the browser's. */
export const meQuery = queryOptions({ queryKey: ['me'], queryFn: ({ signal }) => call('GET /me', { signal }), staleTime: 60_000 })

export const settingsQuery = queryOptions({ queryKey: ['settings'], queryFn: ({ signal }) => call('GET /settings', { signal }) })

export const dashboardQuery = queryOptions({
  queryKey: ['dashboard'], queryFn: ({ signal }) => call('GET /dashboard', { signal }), staleTime: 20_000,
  // An empty company is about to be filled, by an import or by the demonstration.
  refetchInterval: (query) => (query.state.data?.accounts === 0 ? 5_000 : false),
})
/** Whether automatic sending is paused, and what became of earlier pauses. */
export const sendingQuery = queryOptions({ queryKey: ['sending'], queryFn: ({ signal }) => call('GET /sending', { signal }) })
/** E-mails of which nobody knows the account: administrators are asked. */
export const straysQuery = queryOptions({ queryKey: ['replies'], queryFn: ({ signal }) => call('GET /replies', { signal }), staleTime: 20_000 })
/** Reminders whose end nobody knows: they wait for a person. */
export const unknownQuery = queryOptions({
  queryKey: ['reminders', 'unknown'], queryFn: async ({ signal }) => (await call('GET /reminders', { query: { state: 'unknown' }, signal })).items.length, staleTime: 20_000,
})
export const scenariosQuery = queryOptions({
  queryKey: ['scenarios'], staleTime: 600_000,
  queryFn: async ({ signal }) => {
    const found = await call('GET /scenarios', { signal })
    teachSteps(found.items.flatMap((scenario) => scenario.steps))
    return found
  },
})

/** From the least to the most. */
export const ROLES = ['reader', 'colleague', 'collector', 'credit_manager', 'administrator'] as const
/** Whether the user's role reaches `least`: the screen hides what the API would refuse anyway. */
export function useMay(least: 'colleague' | 'collector' | 'credit_manager' | 'administrator'): boolean {
  const { data } = useQuery(meQuery)
  return !!data && ROLES.indexOf(data.role) >= ROLES.indexOf(least)
}
/** The tenant's today, as `YYYY-MM-DD`; "" until it is known. */
export const useToday = () => useQuery(meQuery).data?.today ?? ''
export const usersQuery = queryOptions({
  queryKey: ['users'], queryFn: async ({ signal }) => (await call('GET /users', { signal })).items, staleTime: 300_000,
})
const NOBODY: Item<'GET /users'>[] = []
/** People by the e-mail that the history and the accounts keep; unknown ones show as they are. */
export function usePeople() {
  const { data = NOBODY } = useQuery(usersQuery)
  return useMemo(() => {
    const names = new Map(data.map((user) => [user.email, user.name]))
    const options = data.filter((user) => user.active).map((user) => ({ value: user.email, label: user.name }))
    const nameOf = (email: string) => names.get(email) ?? said('actor', email)
    /** The choices of a field that now says `value`, which may be nobody who signs in. */
    const including = (value: string) =>
      !value || options.some((o) => o.value === value) ? options : [...options, { value, label: nameOf(value) }]
    return { nameOf, including }
  }, [data])
}
