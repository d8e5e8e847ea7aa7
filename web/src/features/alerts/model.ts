import type { Ok } from '../../shared/call'

export type Alerts = Ok<'GET /alerts'>
export type Alert = Alerts['alerts'][number]

export const ALERTS_MAX = 30
export const FRESH: Alert = {
  name: '', where: 'overdue > 1000 and oldest_due < today-30d', colour: 'orange',
  told: { collector: true, roles: [], users: [] }, on_agenda: true, by_email: false,
}

/** The alerts with one of them put in the place of another, added, or taken away. */
export function put(alerts: readonly Alert[], before: Alert | null, after: Alert | null): Alert[] {
  if (!before) return after ? [...alerts, after] : [...alerts]
  return alerts.flatMap((one) => (one.name !== before.name ? [one] : after ? [after] : []))
}
