import { api } from './api'
import type { Api } from './schema.gen'

export type Op = keyof Api
/** What an operation answers. */
export type Ok<K extends Op> = Api[K]['ok']
/** One entry of the list an operation answers. */
export type Item<K extends Op> = Ok<K> extends { items: (infer T)[] } ? T : never

type Path<K extends Op> = keyof Api[K]['path'] extends never ? object : { path: Api[K]['path'] }
type Body<K extends Op> = Api[K]['body'] extends undefined ? object : { body: Api[K]['body'] }
type Args<K extends Op> = Path<K> & Body<K> & { query?: Api[K]['query']; signal?: AbortSignal | undefined; version?: number }
type Loose = { path?: Record<string, string>; query?: Record<string, unknown>; body?: unknown; signal?: AbortSignal; version?: number }

/** `/accounts/A%2F1/history?from=…`: values are escaped, empty ones left out. */
export function address(path: string, values: Record<string, string> = {}, query: Record<string, unknown> = {}) {
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
  const given = Object.entries(query).filter(([, v]) => v !== undefined && v !== '')
  return given.length ? `${url}?${new URLSearchParams(given.map(([k, v]) => [k, String(v)])).toString()}` : url
}

/** call('PATCH /accounts/{code}', { path: { code }, body, version }): everything is checked against the API. */
export function call<K extends Op>(op: K, args: Args<K>): Promise<Ok<K>> {
  const [method, path] = op.split(' ') as [string, string]
  const { path: values, query, body, signal, version } = args as Loose
  return api(address(path, values, query), { method, json: body, signal, version })
}
