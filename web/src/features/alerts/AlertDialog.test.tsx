import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { alertsQuery } from '../../shared/alerts'
import { ready, setLanguage } from '../../shared/i18n'
import { AlertDialog } from './AlertDialog'
import { FRESH, type Alert } from './model'

const [one, two] = [{ ...FRESH, name: 'one' }, { ...FRESH, name: 'two' }]
const answer = (body: object, status = 200) => new Response(JSON.stringify(body), { status })

/** The page below the dialog reads the alerts as well. */
const Below = () => <>{useQuery(alertsQuery).data?.version}</>

/** Saves `one` when somebody made the alerts `now` since; the puts that were sent. */
async function saved(now: Alert[]) {
  const puts: { version: string | null; alerts: Alert[] }[] = []
  vi.stubGlobal('fetch', vi.fn((url: string, { method, headers, body }: { method: string; headers: Record<string, string>; body: string }) => {
    if (url !== '/api/alerts') return Promise.resolve(answer({ items: [], total: 0 }))
    if (method === 'GET') return Promise.resolve(answer({ alerts: now, counts: [], version: 2 }))
    puts.push({ version: headers['if-match'] ?? null, ...JSON.parse(body) as { alerts: Alert[] } })
    return Promise.resolve(puts.length > 1 ? answer({ alerts: now, counts: [], version: 3 }) : answer({ code: 'stale' }, 412))
  }))
  const stored = { alerts: [one, two], counts: [], version: 1 }
  const client = new QueryClient()
  client.setQueryData(alertsQuery.queryKey, stored)
  render(<MantineProvider><QueryClientProvider client={client}><Below /><AlertDialog stored={stored} known={one} from={{ ...one, where: 'overdue > 5' }} onClose={() => undefined} /></QueryClientProvider></MantineProvider>)
  const user = userEvent.setup()
  await user.click(screen.getByTestId('alert-save'))
  await screen.findByText(/Somebody changed it meanwhile/)
  await vi.waitFor(() => expect(client.isFetching()).toBe(0))
  await user.click(screen.getByTestId('alert-save'))
  await vi.waitFor(() => expect(puts.length).toBe(2))
  return puts[1]
}
beforeAll(async () => { await ready; await setLanguage('en') })
afterEach(() => { vi.unstubAllGlobals() })

it('keeps what is written when others changed, and what the others became', async () => {
  const changed = { ...two, by_email: true }
  expect(await saved([one, changed])).toEqual({ version: '"2"', alerts: [{ ...one, where: 'overdue > 5' }, changed] })
})
it('shows what the alert itself became, and does not write over it', async () => {
  const changed = { ...one, colour: 'red' as const }
  expect(await saved([changed, two])).toEqual({ version: '"2"', alerts: [changed, two] })
})
it('adds what somebody took away: it is not lost', async () => {
  expect((await saved([two]))?.alerts.map((alert) => alert.name)).toEqual(['two', 'one'])
})
