import { describe, expect, it } from 'vitest'
import fr from './fr.json'

type Tree = { [key: string]: string | Tree }
const leaves = (tree: Tree, at = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [at + key] : leaves(value, `${at}${key}.`)))
const keys = [...new Set(leaves(fr).map((key) => key.replace(/_(zero|one|two|few|many|other)$/, '')))]

const text = Object.entries(import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }))
  .filter(([path]) => !path.endsWith('schema.gen.ts') && !path.includes('.test.'))
  .map(([, source]) => source).join('\n')
const found = (pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? '')
// A key is quoted whole, or made of a template or of a group, whose first word is written.
const whole = new Set(found(/'([\w.]+)'/g))
const made = [
  ...found(/`(\w+\.(?:[\w.-]|\$\{[^}]*\})*)`/g).filter((template) => template.includes('$')),
  ...found(/\b(?:said|reasonOf)\(['`](\w+(?:[\w.]|\$\{[^}]*\})*)['`],|\bgroup="(\w+)"/g).map((group) => `${group}.\${code}`),
].map((template) => new RegExp(`^${template.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.')).join('[\\w -]+')}$`))
// Names of the API that look like groups.
const elsewhere = ['custom']

describe('the words on screen', () => {
  it('are all said somewhere', () => {
    expect(keys.filter((key) => !whole.has(key) && !made.some((one) => one.test(key)))).toEqual([])
  })
  it('are in the catalogue, for every group that is named', () => {
    expect(made.filter((one) => !keys.some((key) => one.test(key))).map((one) => one.source).filter((source) => !elsewhere.some((name) => source.startsWith(`^${name}\\.`)))).toEqual([])
  })
})
