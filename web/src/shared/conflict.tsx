import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { QueryClient } from '@tanstack/react-query'
import { sheetQuery } from './accountQueries'
import { refreshAccount, type AccountSheet } from './accounts'
import { call } from './call'
import { eventText } from './history/events'
import i18n, { said } from './i18n'
import { usersQuery } from './queries'

const SHOWN = 6

/**
 * Somebody else changed the account first. What they did since is shown from the history, the sheet
 * is read again, and the person's own change waits for a yes: `apply` gets the version of now.
 */
export async function conflict(client: QueryClient, code: string, seen: AccountSheet | undefined, apply: (version: number) => void) {
  const now = await client.fetchQuery({ ...sheetQuery(code), staleTime: 0 })
  const [{ items }, users] = await Promise.all([
    call('GET /accounts/{code}/history', { path: { code } }), client.ensureQueryData(usersQuery),
  ])
  const names = new Map(users.map((user) => [user.email, user.name]))
  const since = items.filter((event) => event.seq > (seen?.head_seq ?? now.head_seq - 1)).slice(0, SHOWN)
  const hide = () => notifications.hide(id)
  const id: string = notifications.show({
    autoClose: false, withBorder: true, color: 'orange', title: i18n.t('conflict.title'), closeButtonProps: { 'aria-label': i18n.t('ui.close') },
    message: (
      <div data-testid="conflict">
        <ul className="since">{since.map((event) => <li key={event.seq}>{i18n.t('conflict.by', { name: names.get(event.by) ?? said('actor', event.by), what: eventText(event) })}</li>)}</ul>
        <Text size="sm" fw={600}>{i18n.t('conflict.mine')}</Text>
        <Group gap="xs" mt={6}>
          <Button size="compact-sm" onClick={() => { hide(); apply(now.version) }} data-testid="conflict-apply">{i18n.t('conflict.apply')}</Button>
          <Button size="compact-sm" variant="default" onClick={hide}>{i18n.t('conflict.leave')}</Button>
        </Group>
      </div>
    ),
  })
  await refreshAccount(client, code, now)
}
