/** What the page keeps of a sign-in; the API answers it with a cookie, so its document does not describe it. */
export type Session = { access_token: string; expires_in: number }

/** `unknown` until the refresh cookie was tried; the access token lives in memory only. */
type State = { status: 'unknown' | 'out' } | { status: 'in'; token: string }

// Whether a cookie is worth trying: scripts cannot see it.
const KEY = 'relance.session'

let state: State = { status: 'unknown' }
const listeners = new Set<() => void>()
let renewal: Promise<boolean> | null = null
let timer: ReturnType<typeof setTimeout> | undefined

function become(next: State) {
  state = next
  for (const listener of listeners) listener()
}

function start(found: Session) {
  localStorage.setItem(KEY, '1')
  become({ status: 'in', token: found.access_token })
  clearTimeout(timer)
  // A minute early, so that a request seldom meets an expired token.
  timer = setTimeout(() => void session.renew(), Math.max(30, found.expires_in - 60) * 1000)
}

async function refresh(): Promise<boolean> {
  const answer = await fetch('/api/sessions/refreshes', { method: 'POST', credentials: 'same-origin' }).catch(() => null)
  if (answer?.ok) start((await answer.json()) as Session)
  else if (state.status === 'unknown' || answer?.status === 401 || answer?.status === 403) session.end()
  return answer?.ok ?? false
}

export const session = {
  token: () => (state.status === 'in' ? state.token : null),
  get: () => state,
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  start,
  /** At the start: goes on with the session that was left, if one was. */
  resume: () => (localStorage.getItem(KEY) ? session.renew() : Promise.resolve(session.end())),
  /** Trades the refresh cookie for a new token; many callers share one request. */
  renew: () => (renewal ??= refresh().finally(() => { renewal = null })),
  end: () => {
    clearTimeout(timer)
    localStorage.removeItem(KEY)
    become({ status: 'out' })
  },
}
