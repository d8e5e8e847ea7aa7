export type Rule = { field: string; op: string; value: string }
export type Flat = { match: 'all' | 'any'; rules: Rule[] }

const TOKEN = /\s*(?:"((?:[^"]|"")*)"|(!=|>=|<=|=|>|<)|([^\s()"=<>!]+))/y
const ALONE = new Set(['empty', 'filled'])
const PLAIN = /^[\w.%+\-/@]+$/
const RESERVED = new Set(['and', 'or', 'in', 'contains', 'starts', 'empty', 'filled'])

/** The rules of a search without brackets, as rows; null for one that rows cannot show. The server reads all others. */
export function flat(where: string): Flat | null {
  const tokens: { text: string; quoted: boolean }[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < where.trimEnd().length) {
    const found = TOKEN.exec(where)
    if (!found) return null
    tokens.push({ text: found[1]?.replaceAll('""', '"') ?? found[2] ?? found[3] ?? '', quoted: found[1] !== undefined })
  }
  const rules: Rule[] = []
  const words = new Set<string>()
  let at = 0
  while (at < tokens.length) {
    const field = tokens[at++]!
    const op = tokens[at++]
    if (!op) return null
    let value = ''
    if (!ALONE.has(op.text)) {
      const parts: string[] = []
      while (at < tokens.length && (parts.length === 0 || tokens[at]!.quoted || !['and', 'or'].includes(tokens[at]!.text.toLowerCase()))) parts.push(tokens[at++]!.text)
      if (!parts.length) return null
      value = parts.join(' ')
    }
    rules.push({ field: field.text, op: op.text, value })
    const word = tokens[at++]
    if (word) words.add(word.text.toLowerCase())
  }
  if (words.size > 1 || [...words].some((word) => word !== 'and' && word !== 'or')) return null
  return { match: words.has('or') ? 'any' : 'all', rules }
}

/** A value as a search takes it whatever is in it. */
export const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

/** The text of rows. */
export function written(rules: Rule[], match: 'all' | 'any'): string {
  const said = rules.map(({ field, op, value }) => {
    if (ALONE.has(op)) return `${field} ${op}`
    const plain = PLAIN.test(value) && !RESERVED.has(value.toLowerCase())
    return `${field} ${op} ${plain ? value : quoted(value)}`
  })
  return said.join(match === 'all' ? ' and ' : ' or ')
}
