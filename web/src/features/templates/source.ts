import type { JSONContent } from '@tiptap/core'
import { said } from '../../shared/i18n'

/**
 * A template's text and the document that the editor shows, made one from the other.
 * A paragraph is what stands between blank lines, `**` begins and ends bold, and everything in braces is one tag.
 */
const TOKEN = /(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})|\*\*|\n/gs
const BOLD = [{ type: 'bold' }]

function inline(text: string): JSONContent[] {
  const found: JSONContent[] = []
  let bold = false
  let at = 0
  const add = (node: JSONContent) => found.push(bold ? { ...node, marks: BOLD } : node)
  const say = (letters: string) => { if (letters) add({ type: 'text', text: letters }) }
  for (const match of text.matchAll(TOKEN)) {
    say(text.slice(at, match.index))
    at = match.index + match[0].length
    if (match[1]) add({ type: 'tag', attrs: { source: match[1] } })
    else if (match[0] === '\n') add({ type: 'hardBreak' })
    else bold = !bold
  }
  say(text.slice(at))
  return found
}

/** What the editor shows for a text; a subject is one paragraph, whatever is in it, and only a body knows bold. */
export function documentOf(source: string, kind: 'subject' | 'sms' | 'body' = 'body'): JSONContent {
  const parts = kind === 'subject' ? [source.replace(/\s+/g, ' ').trim()] : source.trim().split(/\n{2,}/)
  return { type: 'doc', content: parts.map((part) => ({ type: 'paragraph', content: kind === 'body' ? inline(part) : plain(part) })) }
}

/** Where there is no bold, stars are stars. */
const plain = (text: string) => text.split('**').flatMap((part, i) => [...(i ? [{ type: 'text', text: '**' }] : []), ...inline(part)])

/** Where a place of the text is in the document: the text from `at` stands at `position`. */
export type Place = { at: number; position: number }

/** The text of a document, and where each of its pieces came from. Positions are ProseMirror's: a paragraph opens, one more for each letter or tag, and closes. */
export function sourceOf(document: JSONContent): { source: string; places: Place[] } {
  const places: Place[] = []
  let source = ''
  let position = 0
  for (const [i, paragraph] of (document.content ?? []).entries()) {
    if (i) source += '\n\n'
    position += 1
    let bold = false
    for (const node of paragraph.content ?? []) {
      const wanted = isBold(node)
      if (wanted !== bold) source += '**'
      bold = wanted
      places.push({ at: source.length, position })
      source += written(node)
      position += node.type === 'text' ? (node.text ?? '').length : 1
    }
    if (bold) source += '**'
    places.push({ at: source.length, position })
    position += 1
  }
  return { source, places }
}

/** The list of items is a table of its own: bold around it is nothing. */
const isBold = (node: JSONContent) => !(node.attrs?.source as string | undefined)?.match(/^\{\{\s*items\b/) && !!node.marks?.some((mark) => mark.type === 'bold')

const written = (node: JSONContent): string =>
  node.type === 'text' ? (node.text ?? '') : node.type === 'hardBreak' ? '\n' : (node.attrs?.source as string)

/** Where an offset of the text is in the document. */
export function positionOf(places: readonly Place[], offset: number): number {
  const after = places.findIndex(({ at }) => at > offset)
  const place = after === -1 ? places.at(-1) : places[after - 1]
  const next = places[after]?.position ?? Infinity
  return place ? Math.min(place.position + offset - place.at, next) : 1
}

const NAMES = /[a-z_]+/g
const WORDS = new Set(['if', 'elif', 'else', 'endif', 'or', 'and', 'not'])

/** What a tag says in the reader's language: placeholders and the words of conditions. */
export function tagLabel(source: string): string {
  const inside = source.slice(2, -2).replace(/^-|-$/g, '').trim()
  return inside.replace(NAMES, (found) => (WORDS.has(found) ? said('conditionWord', found) : said('placeholder', found)))
}
