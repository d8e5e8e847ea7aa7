import i18n from 'i18next'
import { call } from '../call'
import { done, failed } from '../undo'

/** Send the agreement of a plan as it stands, once, and say what became of it; `more.again` is another message. */
export async function confirmPlan(code: string, planId: string, contacts: string[], more: { documents?: string[]; again?: string } = {}) {
  const sent = await call('POST /accounts/{code}/plans/{plan_id}/confirmations', { path: { code, plan_id: planId }, body: { contacts, ...more } })
  if (sent.reason) failed(sent.reason.text)
  else done(i18n.t('plan.confirmed', { to: sent.recipient }))
  return sent
}
