import { useEffect, useRef, useSyncExternalStore } from 'react'

const KEY = 'relance.single-keys'
const listeners = new Set<() => void>()

/** Single letters as shortcuts can be switched off (WCAG 2.1.4); arrows, Enter and Ctrl K always work. */
export const singleKeys = {
  on: () => localStorage.getItem(KEY) !== 'off',
  set: (on: boolean) => {
    localStorage.setItem(KEY, on ? 'on' : 'off')
    for (const listener of listeners) listener()
  },
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const useSingleKeys = () => useSyncExternalStore(subscribe, singleKeys.on)

const TYPING = 'input:not([type=checkbox]), textarea, select, [contenteditable=true], [role=combobox]'
const isTyping = (target: EventTarget | null) => target instanceof Element && !!target.closest(TYPING)

/** Page-wide single keys. They rest while somebody types, and under an open dialog. */
export function usePageKeys(keys: Record<string, () => void>) {
  const live = useRef(keys)
  live.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !singleKeys.on()) return
      if (isTyping(event.target) || document.querySelector('[role=dialog]')) return
      const act = live.current[event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}

/** `u` takes back what was last done, while its message stands; answers what stops listening. */
export function onUndoKey(undo: () => void) {
  const press = (event: KeyboardEvent) => {
    // A menu that is about to close takes every letter for itself: this one is for us all the same.
    if (event.key !== 'u' || event.ctrlKey || event.metaKey || event.altKey || !singleKeys.on()) return
    if (isTyping(event.target) || document.querySelector('[role=dialog]')) return
    event.preventDefault()
    undo()
  }
  stopLast()
  addEventListener('keydown', press)
  stopLast = () => removeEventListener('keydown', press)
  return () => removeEventListener('keydown', press)
}
let stopLast = () => {}
