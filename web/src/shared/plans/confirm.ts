import { call } from '../call'

/** Writes the plan to the debtor, once per version; whom it went to, or an error that says why not. */
export async function confirmPlan(code: string, plan_id: string): Promise<string> {
  const sent = await call('POST /accounts/{code}/plans/{plan_id}/confirmations', { path: { code, plan_id } })
  if (sent.reason) throw new Error(sent.reason.text)
  return sent.recipient
}
