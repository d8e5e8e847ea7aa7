import { Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { said } from './i18n'
import { useStatuses } from './qualify/statuses'

export const CATEGORIES = ['NCT', 'CEC', 'PDP', 'RDE', 'NPC', 'LIT'] as const
export type Category = (typeof CATEGORIES)[number]
/** One key per category: the first letter of the French word, 0 for none. */
export const CATEGORY_KEYS: Record<Category, string> = { NCT: '0', CEC: 'c', PDP: 'p', RDE: 'r', NPC: 'd', LIT: 'l' }
/** The colours a tag of the company's own may have; app.css draws them. */
export const COLOURS = ['grey', 'blue', 'teal', 'green', 'yellow', 'orange', 'red', 'violet'] as const

/** The abbreviation collectors know, with its meaning on hover and for screen readers. */
export function StatusTag({ type, code }: { type: string; code?: string }) {
  const { nameOf, find } = useStatuses()
  const shown = code || type
  const colour = find(shown)?.colour
  return (
    <Tooltip label={nameOf(shown)} withArrow openDelay={300}>
      <span className={`tag ${find(shown)?.type ?? type}`} data-colour={colour}>{shown}<span className="vh"> {nameOf(shown)}</span></span>
    </Tooltip>
  )
}

/** Level 0 to 3 as three bars: how far reminders have gone. */
export function Level({ level }: { level: number }) {
  const { t } = useTranslation()
  return (
    <span className={`level l${level}`} role="img" aria-label={t('account.levelIs', { level })} title={t('account.levelIs', { level })}>
      <i /><i /><i /><b aria-hidden>{level}</b>
    </span>
  )
}

const TONES: Record<string, string> = {
  done: 'good', sent: 'good', delivered: 'good', accepted: 'good',
  kept: 'good', broken: 'bad', partly: 'bad', late: 'warn',
  bounced: 'bad', complained: 'bad', refused: 'bad', failed: 'bad',
  unknown: 'warn', waiting: 'warn', to_post: 'warn', waiting_for_mapping: 'warn', waiting_for_approval: 'warn',
}
/** A state in words, with a colour that repeats what the word says. */
export function State({ group, state }: { group: string; state: string }) {
  return <span className={`tag ${TONES[state] ?? ''}`}>{said(group, state)}</span>
}
