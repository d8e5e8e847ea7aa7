import { useTranslation } from 'react-i18next'
import type { AccountSheet, OpenItem } from '../accounts'
import { call } from '../call'
import { done } from '../undo'
import { useChange } from '../useChange'
import { bodyOf, previous, type Qualification } from './model'

export type Qualify = Qualification & { items: OpenItem[]; version: number }

/** Sets a category on items; the undo gives each item back what it had. */
export function useQualify(code: string, after?: () => void) {
  const { t } = useTranslation()
  const path = { code }
  const restore = useChange(code, async ({ items, version, made }: { items: OpenItem[]; version: number; made: number }) => {
    let last: AccountSheet | undefined
    for (const group of previous(items)) {
      // One after the other: each raises the version the next must name.
      // oxlint-disable-next-line no-await-in-loop
      last = await call('POST /accounts/{code}/qualifications', { path, body: { ...group, takes_back: made }, version: last?.version ?? version })
    }
    return last
  })
  return useChange(code,
    ({ version, ...said }: Qualify) => call('POST /accounts/{code}/qualifications', { path, body: bodyOf(said), version }),
    (now, { items, type, code: own, version: made }) => {
      const undo = now && (() => restore.mutate({ items, version: now.version, made }))
      done(t('qualify.done', { count: items.length, type: own || type }), undo)
      after?.()
    })
}
