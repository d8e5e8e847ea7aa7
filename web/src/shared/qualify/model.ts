import type { OpenItem } from '../accounts'
import type { Api, Money } from '../schema.gen'
import type { Category } from '../tags'

export type FollowUp = Api['POST /accounts/{code}/qualifications']['body']['follow_up']
export type Qualification = { type: Category; code?: string; follow_up?: FollowUp; comment?: string; promise_on?: string | null; amount?: string; dispute_type?: string; resolver?: string; proof?: string }

/** Whether a category may be said of a part of an item. */
export const hasPart = (type: Category) => type === 'PDP' || type === 'RDE'

/** What of an item its status is of: all of its balance, but for the rest. */
export function saidOf({ balance, status: { rest } }: Pick<OpenItem, 'balance' | 'status'>): Money {
  const digits = (balance.amount.split('.')[1] ?? '').length
  return rest ? { ...balance, amount: Math.max(0, Number(balance.amount) - Number(rest.amount)).toFixed(digits) } : balance
}

/** What the API takes: only the fields that belong to the category. */
export function bodyOf({ items, type, code, follow_up, comment, promise_on, amount, dispute_type, resolver, proof }: Qualification & { items: OpenItem[] }) {
  return {
    items: items.map((item) => item.id),
    type,
    ...(code ? { code } : {}),
    ...(follow_up ? { follow_up } : {}),
    ...(comment ? { comment } : {}),
    ...(type === 'PDP' && promise_on ? { promise_on } : {}),
    ...(hasPart(type) && amount ? { amount } : {}),
    ...(type === 'RDE' && proof ? { proof } : {}),
    ...(type === 'LIT' ? { dispute_type: dispute_type ?? '', resolver: resolver ?? '' } : {}),
  }
}

/** What gives items their statuses back: one body for each status that several of them had. */
export function previous(items: OpenItem[]) {
  const groups = new Map<string, OpenItem[]>()
  for (const item of items) {
    const { type, code, comment, promise_on, rest, dispute_type, resolver, proof } = item.status
    // A part is of one item.
    const key = JSON.stringify([type, code, comment, promise_on, rest && item.id, dispute_type, resolver, proof])
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return [...groups.values()].map((group) => bodyOf({ items: group, ...(group[0]!.status as Qualification), ...(group[0]!.status.rest ? { amount: saidOf(group[0]!).amount } : {}) }))
}
