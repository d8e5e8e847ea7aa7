import { queryOptions } from '@tanstack/react-query'
import { call, type Item } from '../../shared/call'

export type Template = Item<'GET /templates'>
export type Scenario = Item<'GET /scenarios'>

export const templatesQuery = (language: string) => queryOptions({
  queryKey: ['templates', language], staleTime: 600_000, queryFn: ({ signal }) => call('GET /templates', { query: { language: language as 'fr' }, signal }),
})
/** The version a change of it is made from; a text of Relance itself is none. */
export const versionOf = (template: Template | undefined) => (template?.is_own ? template.version : 0)

export const CHANNELS = ['email', 'sms', 'letter'] as const satisfies readonly Template['channel'][]

/** The step whose text stands in where a step has none. */
const FALLBACK = 'reminder_1'

/** The templates of a channel, and one more for each step of a scenario that has no text of its own there yet. */
export function withSteps(all: readonly Template[], scenarios: readonly Scenario[], language: string, channel: string): Template[] {
  const templates = all.filter((one) => one.channel === channel)
  const known = new Set(templates.map((one) => one.step))
  const base = templates.find((one) => one.step === FALLBACK)
  const keys = scenarios.flatMap((one) => one.steps).filter((step) => step.channel === channel).map((step) => step.template ?? step.key)
  const missing = [...new Set(keys)].filter((key) => !known.has(key))
  return [...templates, ...(base ? missing.map((step) => ({ ...base, step, language, version: 0, is_own: false, by: '', at: null, note: '' })) : [])]
}

/** Where a line and a column (from 1) are in a text. */
export function offset(text: string, line: number, column: number): number {
  const lines = text.split('\n')
  return lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1
}
