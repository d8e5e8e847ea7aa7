import { beforeEach, describe, expect, it, vi } from 'vitest'
import { api, ApiError } from './api'
import { address } from './call'
import { company } from './company'
import { session } from './session'

const answer = (status: number, body: unknown = {}) => new Response(status === 204 ? null : JSON.stringify(body), { status })
const token = (access_token: string) => ({ access_token, expires_in: 3600 })

beforeEach(() => session.start(token('first')))

describe('api', () => {
  it('sends the token and the version', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch').mockResolvedValue(answer(200, { ok: 1 }))
    await api('/accounts/C1', { method: 'PATCH', json: {}, version: 7 })
    const { headers } = fetched.mock.calls[0]![1] as { headers: Record<string, string> }
    expect([headers.authorization, headers['if-match']]).toEqual(['Bearer first', '"7"'])
  })
  it('renews a token that has run out, once, and asks again', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch')
      .mockResolvedValueOnce(answer(401)).mockResolvedValueOnce(answer(200, token('second'))).mockResolvedValueOnce(answer(200, { name: 'x' }))
    expect(await api('/me')).toEqual({ name: 'x' })
    expect(fetched.mock.calls.map(([url]) => url)).toEqual(['/api/me', '/api/sessions/refreshes', '/api/me'])
  })
  it('ends the session when it cannot be renewed', async () => {
    vi.spyOn(globalThis, 'fetch').mockImplementation(() => Promise.resolve(answer(401)))
    await expect(api('/me')).rejects.toBeInstanceOf(ApiError)
    expect(session.get().status).toBe('out')
  })
  it('sends nothing to another company when the chosen one is refused', async () => {
    const left = vi.spyOn(location, 'assign').mockImplementation(() => undefined)
    vi.spyOn(company, 'id').mockReturnValue('others')
    const fetched = vi.spyOn(globalThis, 'fetch').mockResolvedValue(answer(403, { code: 'not_your_company' }))
    await expect(api('/clock', { method: 'POST', json: {} })).rejects.toMatchObject({ code: 'not_your_company' })
    expect(fetched.mock.calls.map(([, sent]) => (sent!.headers as Record<string, string>)['relance-company'])).toEqual(['others'])
    expect(left.mock.calls).toEqual([['/']])
  })
  it('carries what the API says of each field', async () => {
    vi.spyOn(globalThis, 'fetch').mockResolvedValue(answer(422, { code: 'invalid', detail: 'No.', errors: [{ field: 'email', reason: 'not one' }] }))
    const error: unknown = await api('/x').catch((e: unknown) => e)
    expect(error).toMatchObject({ status: 422, code: 'invalid', errors: [{ field: 'email', reason: 'not one' }] })
  })
})
describe('address', () => {
  it('escapes values and leaves empty ones out', () =>
    expect(address('/accounts/{code}/history', { code: 'A/1' }, { from: '', cursor: 'a b' })).toBe('/accounts/A%2F1/history?cursor=a+b'))
})
