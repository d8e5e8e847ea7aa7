import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { ApiError } from '../shared/api'
import { session } from '../shared/session'
import { Routes } from './Routes'
import { Shell } from './Shell'
import { SignIn } from './SignIn'
import { theme, variables } from './theme'

const again = (count: number, error: Error) => count < 1 && !(error instanceof ApiError && error.status < 500)
const client = new QueryClient({ defaultOptions: { queries: { retry: again, refetchOnWindowFocus: true, staleTime: 5_000 } } })

/** Signed out: the sign-in, at whatever address was asked for. Signed in: the desk. */
export function App() {
  const state = useSyncExternalStore(session.subscribe, session.get)
  const inside = state.status === 'in'
  useEffect(() => { if (!inside) client.clear() }, [inside])
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <Notifications position="bottom-center" limit={4} />
        {inside ? <Shell><Routes /></Shell> : <SignIn />}
      </QueryClientProvider>
    </MantineProvider>
  )
}
