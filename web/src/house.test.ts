import { expect, it } from 'vitest'

const files = Object.entries(import.meta.glob<string>('./**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }))
  .filter(([path]) => !path.endsWith('schema.gen.ts'))
const imports = (text: string) => [...text.matchAll(/from '([^']+)'|import\('([^']+)'\)/g)].map((match) => match[1] ?? match[2] ?? '')
const featureOf = (path: string) => /features\/([^/]+)\//.exec(path)?.[1]

it('has no import between features', () => {
  const crossing = files.flatMap(([path, text]) => imports(text)
    .filter((target) => featureOf(path) && /^\.\.\/(?!\.\.)/.test(target))
    .map((target) => `${path} -> ${target}`))
  expect(crossing).toEqual([])
})
it('lets shared know neither features nor app', () => {
  const upward = files.filter(([path, text]) => path.startsWith('./shared/') && imports(text).some((target) => /\.\.\/(features|app)\//.test(target)))
  expect(upward.map(([path]) => path)).toEqual([])
})
it('keeps every file under 250 lines', () => {
  expect(files.filter(([, text]) => text.split('\n').length > 250).map(([path]) => path)).toEqual([])
})
it('has one place that fetches, and one that asks the browser’s date', () => {
  const fetching = files.filter(([path, text]) => /\bfetch\(/.test(text) && !path.includes('.test.')).map(([path]) => path)
  expect(fetching.toSorted()).toEqual(['./shared/api.ts', './shared/session.ts'])
  expect(files.filter(([path, text]) => /new Date\(\)|Date\.now\(\)/.test(text) && !path.includes('.test.')).map(([path]) => path)).toEqual([])
})
