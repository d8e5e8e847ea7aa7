import type { KeyboardEvent, RefObject } from 'react'
import { singleKeys } from './keys'

type Moves = {
  box: RefObject<HTMLDivElement | null>
  at: number
  count: number
  rowHeight: number
  go: (index: number) => void
  tick: (index: number, extend: boolean) => void
  open: () => void
  /** Null when nothing is ticked: Escape then belongs to the page. */
  clear: (() => void) | null
}

/** The keys of a focused grid; letters only while single keys are switched on. */
export const gridKeys = (m: Moves) => (event: KeyboardEvent) => {
  if (event.target !== m.box.current || event.ctrlKey || event.metaKey || event.altKey) return
  const page = Math.max(1, Math.floor((m.box.current.clientHeight - 38) / m.rowHeight) - 1)
  const steps: Record<string, number> = {
    ArrowDown: m.at + 1, ArrowUp: m.at - 1, PageDown: m.at + page, PageUp: m.at - page, Home: 0, End: m.count - 1,
    ...(singleKeys.on() ? { j: m.at + 1, k: m.at - 1 } : {}),
  }
  const step = steps[event.key]
  if (step !== undefined) {
    if (event.shiftKey) m.tick(step, true)
    m.go(step)
  } else if (event.key === ' ' || (event.key === 'x' && singleKeys.on())) m.tick(m.at, event.shiftKey)
  else if (event.key === 'Enter') m.open()
  else if (event.key === 'Escape' && m.clear) m.clear()
  else return
  event.preventDefault()
}
