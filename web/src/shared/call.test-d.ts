import { call } from './call'

/** Never run: the compiler is the test. */
export async function check() {
  const page = await call('GET /accounts', { query: { q: 'x', limit: 10 } })
  const level: number | undefined = page.items[0]?.level
  await call('PATCH /accounts/{code}', { path: { code: '1' }, body: { level: level ?? 0 }, version: 1 })
  // @ts-expect-error a limit is a number
  await call('GET /accounts', { query: { limit: 'ten' } })
  // @ts-expect-error the code is missing
  await call('PATCH /accounts/{code}', { body: {} })
  // @ts-expect-error no such decision
  await call('POST /reminders/{code}/{reminder_id}/decisions', { path: { code: '', reminder_id: '' }, body: { decision: 'maybe' } })
  // @ts-expect-error no such operation
  await call('GET /nothing', {})
}
