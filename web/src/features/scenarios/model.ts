import type { Item } from '../../shared/call'

export type Scenario = Item<'GET /scenarios'>
export type Step = Scenario['steps'][number]
export type Condition = Step['condition']
/** What is edited: everything of a scenario but who changed it and when. */
export type Draft = Pick<Scenario, 'names' | 'steps' | 'min_gap_days' | 'minimum_amount' | 'small_balance'>

export const CHANNELS = ['email', 'call', 'task', 'sms', 'letter'] as const
export const MODES = ['auto', 'confirm', 'manual'] as const
export const NATIVE = ['native', 'empty']

export const draftOf = ({ names, steps, min_gap_days, minimum_amount, small_balance }: Scenario): Draft => ({ names, steps, min_gap_days, minimum_amount, small_balance })

const ANYBODY: Condition = { overdue_from: null, days_late_from: null, statuses: [], tags: [], is_over_limit: false, countries: [], languages: [], audience: '' }

/** The day each step stands on when everything goes as it should; the last action is the step before. */
export function daysOf(steps: readonly Step[]): number[] {
  const days: number[] = []
  for (const step of steps) days.push(step.counts_from === 'due' ? step.offset_days : Math.max(0, days.at(-1) ?? 0) + step.offset_days)
  return days
}

/** In the order of their days; a step counted from the last action stays behind the one before it. */
export function ordered(steps: readonly Step[]): Step[] {
  const groups: Step[][] = []
  for (const step of steps) {
    if (step.counts_from === 'due' || !groups.length) groups.push([step])
    else groups.at(-1)?.push(step)
  }
  return groups.toSorted(([a], [b]) => (a?.offset_days ?? 0) - (b?.offset_days ?? 0)).flat()
}

/** One more step, a week after the last. */
export function added(steps: readonly Step[], key: string): Step[] {
  const last = steps.findLast((step) => step.counts_from === 'due')
  const level = Math.max(1, ...steps.map((step) => step.level))
  return [...steps, {
    key, offset_days: (last?.offset_days ?? -4) + 7, counts_from: 'due', level, mode: level === 3 ? 'manual' : 'auto', channel: 'email',
    is_required: true, is_registered: false, attaches_statement: false, attaches_invoices: false, condition: ANYBODY, template: null, names: {},
  }]
}

/** The condition's parts that ask something. */
export const asked = (condition: Condition): (keyof Condition)[] =>
  (Object.keys(ANYBODY) as (keyof Condition)[]).filter((name) => JSON.stringify(condition[name]) !== JSON.stringify(ANYBODY[name]))

/** An id that nothing has yet: the letters of a name are for people, this is for the API. */
export const newId = () => `s${crypto.randomUUID().slice(0, 8)}`
