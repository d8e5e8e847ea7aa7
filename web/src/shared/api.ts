import { company } from './company'
import { session } from './session'

export type FieldError = { field: string; reason: string }

/** An answer of application/problem+json. `code` is stable, `detail` is a sentence for people. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly errors: FieldError[] = [],
  ) {
    super(detail)
  }
}

export type Options = {
  method?: string
  json?: unknown
  /** A file, sent as it is. */
  file?: Blob
  signal?: AbortSignal | undefined
  /** The gateway hands bytes over only to who asks for their very type. */
  accept?: string
  /** The version of what is changed, sent as If-Match. */
  version?: number | undefined
}

const NOT_YOURS = 'not_your_company'

async function problem(answer: Response): Promise<ApiError> {
  const body = (await answer.json().catch(() => ({}))) as Partial<ApiError & { title: string }>
  const errors = Array.isArray(body.errors) ? body.errors : []
  return new ApiError(answer.status, body.code ?? `http_${answer.status}`, body.detail ?? body.title ?? '', errors)
}

function send(path: string, { method = 'GET', json, file, signal, version, accept = 'application/json' }: Options, token: string | null) {
  const headers: Record<string, string> = { accept }
  if (json !== undefined) headers['content-type'] = 'application/json'
  if (file) headers['content-type'] = file.type
  if (version !== undefined) headers['if-match'] = `"${version}"`
  if (token) headers.authorization = `Bearer ${token}`
  const id = company.id()
  if (token && id) headers['relance-company'] = id
  const body = file ?? (json === undefined ? null : JSON.stringify(json))
  return fetch(`/api${path}`, { method, headers, body, signal: signal ?? null, credentials: 'same-origin' })
}

/** One request with the session's token; a token that has run out is renewed once. */
export async function request(path: string, options: Options = {}): Promise<Response> {
  let answer = await send(path, options, session.token())
  if (answer.status === 401 && session.token() && (await session.renew())) {
    answer = await send(path, options, session.token())
  }
  if (answer.status === 401 && session.token()) session.end()
  if (!answer.ok) {
    const error = await problem(answer)
    if (error.code === NOT_YOURS && company.id()) {
      // Chosen by somebody else here, or not its own any more: the desk begins anew in the person's first company. Nothing is sent there by itself.
      company.forget()
      location.assign('/')
    }
    throw error
  }
  return answer
}

/** The JSON of an answer; undefined when there is none. */
export async function api<T>(path: string, options: Options = {}): Promise<T> {
  const answer = await request(path, options)
  return answer.status === 204 ? (undefined as T) : ((await answer.json()) as T)
}

/** Sends a file of exchange rates as what it is; its name says where they come from. */
export function takeInRates<T>(file: File): Promise<T> {
  const type = /\.zip$/i.test(file.name) ? 'application/zip' : /\.xml$/i.test(file.name) ? 'application/xml' : 'text/csv'
  return api<T>(`/rates?name=${encodeURIComponent(file.name.slice(0, 120))}`, { method: 'POST', file: file.slice(0, file.size, type) })
}

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const TYPES: Record<string, string> = { xlsx: XLSX, pdf: 'application/pdf', json: 'application/json', csv: 'text/csv' }

/** Fetches a file with the session's token and hands it to the browser's downloads; `json` asks for it with POST. */
export async function download(path: string, filename: string, json?: unknown) {
  const accept = TYPES[filename.slice(filename.lastIndexOf('.') + 1)] ?? '*/*'
  save(await (await request(path, json === undefined ? { accept } : { accept, method: 'POST', json })).blob(), filename)
}

/** Hands something to the browser's downloads. */
export function save(blob: Blob, filename: string) {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: filename })
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

/** Posts a file with a form that the API gave: all fields first, the file last. False when it was refused. */
export async function postForm(url: string, fields: Record<string, string>, file: File): Promise<boolean> {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  body.append('file', file)
  return (await fetch(url, { method: 'POST', body })).ok
}

/** What stands at an address that the API gave, as a picture to show. */
export async function picture(url: string, type: string): Promise<string> {
  const blob = await (await fetch(url)).blob()
  return URL.createObjectURL(blob.slice(0, blob.size, type))
}
