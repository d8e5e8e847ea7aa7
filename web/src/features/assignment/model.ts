import type { Ok } from '../../shared/call'

export type Rules = Ok<'GET /assignment'>
export type Rule = Rules['rules'][number]
export type Preview = Ok<'POST /assignment/previews'>

export const LISTS = ['codes', 'countries', 'postal_codes', 'languages', 'groups', 'tags'] as const
export const fresh = (name: string): Rule => ({
  name, collector: '', scenario: '', group: '',
  where: { names_from: '', names_to: '', codes: [], countries: [], postal_codes: [], languages: [], groups: [], tags: [], outstanding_from: null, search: '' },
})

/** The list with one entry a place higher (-1) or lower (+1); the ends stay where they are. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const to = at + by
  if (to < 0 || to >= list.length) return [...list]
  return list.map((one, n) => (n === at ? list[to]! : n === to ? list[at]! : one))
}

/** A name that no rule has yet. */
export function freeName(rules: readonly Rule[], word: string): string {
  const taken = new Set(rules.map((rule) => rule.name.toLowerCase()))
  for (let n = rules.length + 1; ; n += 1) if (!taken.has(`${word} ${n}`.toLowerCase())) return `${word} ${n}`
}
