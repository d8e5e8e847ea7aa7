import { call, type Item } from '../../shared/call'

export type Letter = Item<'GET /letters'>
/** What one request may name. */
export const LETTERS_MAX = 2000
const PAGES_MAX = 20

/** All letters that wait, page after page, as they are printed: by day, then by account. */
export async function allLetters(signal: AbortSignal): Promise<Letter[]> {
  const found: Letter[] = []
  let cursor: string | null | undefined
  for (let page = 0; page < PAGES_MAX; page += 1) {
    // oxlint-disable-next-line no-await-in-loop -- each page says where the next begins
    const { items, next_cursor } = await call('GET /letters', { query: cursor ? { cursor } : {}, signal })
    found.push(...items)
    cursor = next_cursor
    if (!cursor) break
  }
  return found
}

/** The days letters were made on, the newest first, with how many wait of each. */
export function daysOf(letters: readonly Letter[]): [string, number][] {
  const days = new Map<string, number>()
  for (const { on } of letters) days.set(on, (days.get(on) ?? 0) + 1)
  return [...days].toSorted(([a], [b]) => b.localeCompare(a))
}

/** What a batch is about: those ticked, else those shown that are still right. */
export function batch(shown: readonly Letter[], ticked: ReadonlySet<string>): Letter[] {
  const chosen = shown.filter((letter) => ticked.has(letter.id))
  return (chosen.length ? chosen : shown.filter((letter) => letter.holds)).slice(0, LETTERS_MAX)
}
