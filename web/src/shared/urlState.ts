import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useSearchParams } from 'wouter'

/** State kept in the query string: every view is a link that can be shared, kept and reloaded. */
export function useUrlState<T extends Record<string, string>>(defaults: T) {
  const [params, setParams] = useSearchParams()
  const state = useMemo(
    () => Object.fromEntries(Object.entries(defaults).map(([key, value]) => [key, params.get(key) ?? value])) as T,
    [params, defaults],
  )
  const patch = useCallback((change: Partial<T>) => setParams((old) => {
    const next = new URLSearchParams(old)
    for (const [key, value] of Object.entries(change)) {
      if (value === undefined || value === defaults[key]) next.delete(key)
      else next.set(key, value as string)
    }
    return next
  }, { replace: true }), [setParams, defaults])
  return [state, patch] as const
}

const PAUSE_MS = 300

/** Typed text: shown at once, written to the address after a pause, so that typing never waits. */
export function useTyped(value: string, write: (value: string) => void) {
  const [text, setText] = useState(value)
  const written = useRef(value)
  const latest = useRef(write)
  latest.current = write
  // The address changed by itself (a link, the back button): follow it.
  useEffect(() => {
    if (value === written.current) return
    written.current = value
    setText(value)
  }, [value])
  // A page that is being left stays mounted, hidden, while the next one loads: it writes no more.
  const home = useRef(location.pathname)
  const flush = useCallback(() => {
    if (text === written.current || location.pathname !== home.current) return
    written.current = text
    latest.current(text)
  }, [text])
  useEffect(() => {
    const timer = setTimeout(flush, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [flush])
  return [text, setText, flush] as const
}
