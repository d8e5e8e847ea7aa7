import type { OpenItem } from '../accounts'
import type { Api } from '../schema.gen'
import type { Category } from '../tags'

export type FollowUp = Api['POST /accounts/{code}/qualifications']['body']['follow_up']
export type Qualification = { type: Category; code?: string; follow_up?: FollowUp; comment?: string; promise_on?: string | null; dispute_type?: string; resolver?: string; proof?: string }

/** What the API takes: only the fields that belong to the category. */
export function bodyOf({ items, type, code, follow_up, comment, promise_on, dispute_type, resolver, proof }: Qualification & { items: OpenItem[] }) {
  return {
    items: items.map((item) => item.id),
    type,
    ...(code ? { code } : {}),
    ...(follow_up ? { follow_up } : {}),
    ...(comment ? { comment } : {}),
    ...(type === 'PDP' && promise_on ? { promise_on } : {}),
    ...(type === 'RDE' && proof ? { proof } : {}),
    ...(type === 'LIT' ? { dispute_type: dispute_type ?? '', resolver: resolver ?? '' } : {}),
  }
}

/** What gives items their statuses back: one body for each status that several of them had. */
export function previous(items: OpenItem[]) {
  const groups = new Map<string, OpenItem[]>()
  for (const item of items) {
    const { type, code, comment, promise_on, dispute_type, resolver, proof } = item.status
    const key = JSON.stringify([type, code, comment, promise_on, dispute_type, resolver, proof])
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return [...groups.values()].map((group) => bodyOf({ items: group, ...(group[0]!.status as Qualification) }))
}
