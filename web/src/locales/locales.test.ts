import { describe, expect, it } from 'vitest'
import en from './en.json'
import fr from './fr.json'

type Tree = { [key: string]: string | Tree }
const leaves = (tree: Tree, at = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[at + key, value] as [string, string]] : leaves(value, `${at}${key}.`)))
const base = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '')
const parameters = (text: string) => [...text.matchAll(/\{\{\s*([\w, ]+?)\s*\}\}/g)].map((match) => match[1]).toSorted()
const catalogues = Object.entries({ fr, en })

describe('catalogues', () => {
  it('have the same keys', () => {
    const keys = (tree: Tree) => [...new Set(leaves(tree).map(([key]) => base(key)))].toSorted()
    expect(keys(fr)).toEqual(keys(en))
  })
  it.each(catalogues)('%s has every plural form of its language', (language, catalogue) => {
    const keys = new Set(leaves(catalogue).map(([key]) => key))
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    const wanted = [...keys].filter((key) => key.endsWith('_other')).flatMap((key) => forms.map((form) => key.replace(/other$/, form)))
    expect(wanted.filter((key) => !keys.has(key))).toEqual([])
  })
  it('use the same parameters', () => {
    const english = new Map(leaves(en))
    const differing = leaves(fr).filter(([key, text]) => english.has(key) && String(parameters(text)) !== String(parameters(english.get(key)!)))
    expect(differing).toEqual([])
  })
  it.each(catalogues)('%s leaves nothing empty', (_, catalogue) => {
    expect(leaves(catalogue).filter(([, text]) => !text.trim())).toEqual([])
  })
})
