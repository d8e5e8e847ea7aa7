import { Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { said } from './i18n'

export const CATEGORIES = ['NCT', 'CEC', 'PDP', 'RDE', 'NPC', 'LIT'] as const
export type Category = (typeof CATEGORIES)[number]

/** The abbreviation collectors know, with its meaning on hover and for screen readers. */
export function StatusTag({ type }: { type: string }) {
  return (
    <Tooltip label={said('status', type)} withArrow openDelay={300}>
      <span className={`tag ${type}`}>{type}<span className="vh"> {said('status', type)}</span></span>
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
  bounced: 'bad', complained: 'bad', refused: 'bad', failed: 'bad',
  unknown: 'warn', waiting: 'warn', waiting_for_mapping: 'warn', waiting_for_approval: 'warn',
}
/** A state in words, with a colour that repeats what the word says. */
export function State({ group, state }: { group: string; state: string }) {
  return <span className={`tag ${TONES[state] ?? ''}`}>{said(group, state)}</span>
}
