import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** True while the browser prints: a virtual list would print its window of rows, then blank pages. */
export function usePrinting() {
  const [on, set] = useState(false)
  useEffect(() => {
    const before = () => flushSync(() => set(true))
    const after = () => set(false)
    addEventListener('beforeprint', before)
    addEventListener('afterprint', after)
    return () => {
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', after)
    }
  }, [])
  return on
}
