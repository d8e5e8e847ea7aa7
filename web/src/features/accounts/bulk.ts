import { download } from '../../shared/api'
import { call, type Ok } from '../../shared/call'
import i18n from '../../shared/i18n'
import { follow } from '../../shared/jobs'
import type { BulkChange } from '../../shared/schema.gen'

/** Which accounts: those ticked or pasted, or all that a search finds. */
export type Scope = { codes: string[] } | { where: string; q: string; count: number }
export const sizeOf = (scope: Scope) => ('codes' in scope ? scope.codes.length : scope.count)
export const KINDS = ['collector', 'scenario', 'group', 'level', 'tags', 'status', 'note', 'penalties'] as const
export type Kind = (typeof KINDS)[number]

/** What the form holds, whatever it changes. */
export type Values = {
  value: string; level: string; reason: string; add: string[]; remove: string[]; note: string
  type: 'CEC' | 'PDP' | 'RDE' | 'NPC' | 'LIT' | 'NCT'; comment: string; promise_on: string | null; dispute_type: string | null; penalties: 'charge' | 'spare' | 'waive'
}
export const EMPTY: Values = { value: '', level: '0', reason: '', add: [], remove: [], note: '', type: 'CEC', comment: '', promise_on: null, dispute_type: null, penalties: 'charge' }

/** The one change that the form says. */
export function changeOf(kind: Kind, v: Values): BulkChange {
  if (kind === 'level') return { level: Number(v.level), reason: v.reason }
  if (kind === 'tags') return { add_tags: v.add, remove_tags: v.remove }
  if (kind === 'note') return { note: v.note }
  if (kind === 'penalties') return { penalties: v.penalties, reason: v.reason }
  if (kind === 'status') return { status: { type: v.type, comment: v.comment, ...(v.type === 'PDP' ? { promise_on: v.promise_on } : {}), ...(v.type === 'LIT' ? { dispute_type: v.dispute_type ?? '' } : {}) } }
  return { [kind]: v.value }
}

/** The field that still has to be filled, if any. */
export function missing(kind: Kind, v: Values): keyof Values | null {
  if (kind === 'level') return v.reason.trim() ? null : 'reason'
  if (kind === 'tags') return v.add.length || v.remove.length ? null : 'add'
  if (kind === 'note') return v.note.trim() ? null : 'note'
  if (kind === 'penalties') return v.penalties !== 'waive' || v.reason.trim() ? null : 'reason'
  if (kind === 'status' && v.type === 'PDP') return v.promise_on ? null : 'promise_on'
  if (kind === 'status' && v.type === 'LIT') return v.dispute_type ? null : 'dispute_type'
  return null
}

const TOUCHED = ['accounts', 'account', 'dashboard', 'overdue'] as const
const undo = (job: Ok<'POST /bulk-changes'>) => call('POST /bulk-changes/{job_id}/undos', { path: { job_id: job.id } })

/** The scope as the API takes it. */
export const sent = (scope: Scope) => ('codes' in scope ? { codes: scope.codes } : { where: scope.where, q: scope.q })

/** What each account owed, as a workbook, of a change of penalties or of its preview. */
export const report = (job: { id: string }) => download(`/bulk-changes/${encodeURIComponent(job.id)}/penalties.xlsx`, 'penalties.xlsx')

/** Starts the change and shows how far it is, with the way back. */
export async function changeMany(scope: Scope, change: BulkChange) {
  const fetch = change.penalties ? { fetch: { label: i18n.t('bulk.report'), run: report } } : {}
  follow(await call('POST /bulk-changes', { body: { scope: sent(scope), change } }), { touched: TOUCHED, undo, ...fetch })
}
