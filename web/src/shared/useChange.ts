import { useMutation, useQueryClient } from '@tanstack/react-query'
import { refreshAccount, type AccountSheet } from './accounts'
import { ApiError } from './api'
import { conflict } from './conflict'
import { say } from './problem'

export const isStale = (error: unknown) => error instanceof ApiError && error.status === 412

/**
 * A change of one account, at the version that was seen. Somebody else's change in between is shown,
 * never overwritten: the person's own is kept until they say what becomes of it.
 */
export function useChange<V extends { version: number }>(code: string, change: (values: V) => Promise<AccountSheet | undefined>, after?: (sheet: AccountSheet | undefined, values: V) => void, refused?: (error: unknown) => void) {
  const client = useQueryClient()
  const mutation = useMutation({
    mutationFn: change,
    onMutate: () => client.getQueryData<AccountSheet>(['account', code]),
    onSuccess: async (sheet, values) => { after?.(sheet, values); await refreshAccount(client, code, sheet) },
    onError: async (error, values, seen) => {
      if (isStale(error)) await conflict(client, code, seen, (version) => mutation.mutate({ ...values, version }))
      else if (refused) refused(error)
      else say(error)
    },
  })
  return mutation
}
