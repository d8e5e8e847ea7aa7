import { useEffect } from 'react'
import { useSearch } from 'wouter'

const KEY = 'relance.company'

/** The company a tab works for: the one its address named, or its own last one, or the last of any tab. Nobody's choice: the person's first. */
let chosen = new URLSearchParams(location.search).get('company') ?? sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY)
if (chosen) keep(chosen)
withoutName()

function keep(id: string) {
  sessionStorage.setItem(KEY, id)
  localStorage.setItem(KEY, id)
}

/** The address says it once: further pages belong to the same company. */
function withoutName() {
  const url = new URL(location.href)
  if (!url.searchParams.has('company')) return
  url.searchParams.delete('company')
  history.replaceState(history.state, '', url)
}

export const company = {
  /** What requests name; the server refuses one that is not the person's. */
  id: () => chosen,
  /** The choice was refused: another person's, or no longer its own. */
  forget: () => {
    chosen = null
    sessionStorage.removeItem(KEY)
    localStorage.removeItem(KEY)
  },
}

/** An address within a company: it works from any other, and as a link that is sent. */
export const inCompany = (id: string, href: string) => `${href}${href.includes('?') ? '&' : '?'}company=${encodeURIComponent(id)}`

/** Where the address names another company the page is loaded anew: nothing of the one before may stay. */
export function useCompanyOfAddress(current: string | undefined) {
  const search = useSearch()
  useEffect(() => {
    const named = new URLSearchParams(search).get('company')
    if (!named || !current) return
    if (named === current) withoutName()
    else location.reload()
  }, [search, current])
}
