import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './call'
import { say } from './problem'

const query = (name: string) => queryOptions({
  queryKey: ['preference', name], staleTime: Infinity,
  queryFn: async ({ signal }) => (await call('GET /me/preferences/{name}', { path: { name }, signal })).value,
})

/** A choice of this user, kept by the server: shown at once, written behind. */
export function usePreference<T>(name: string, initial: T) {
  const client = useQueryClient()
  const { data } = useQuery(query(name))
  const write = useMutation({ mutationFn: (value: string) => call('PUT /me/preferences/{name}', { path: { name }, body: { value } }), onError: say })
  const set = (value: T) => {
    const text = JSON.stringify(value)
    client.setQueryData(['preference', name], text)
    write.mutate(text)
  }
  return [data ? read(data, initial) : initial, set] as const
}

function read<T>(text: string, initial: T): T {
  try { return JSON.parse(text) as T } catch { return initial }
}
