import { useMutation, useQueryClient } from '@tanstack/react-query'
import { refreshAccount, type AccountSheet } from './accounts'
import { ApiError } from './api'
import i18n from './i18n'
import { say } from './problem'
import { failed } from './undo'

/**
 * A change of one account. Somebody else's change in between is said and shown, never overwritten:
 * the sheet is read again and the person decides anew.
 */
export function useChange<V>(code: string, change: (values: V) => Promise<AccountSheet | undefined>, after?: (sheet: AccountSheet | undefined, values: V) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async (sheet, values) => { after?.(sheet, values); await refreshAccount(client, code, sheet) },
    onError: async (error) => {
      if (!(error instanceof ApiError && error.status === 412)) { say(error); return }
      failed(i18n.t('problem.stale'))
      await refreshAccount(client, code)
    },
  })
}
