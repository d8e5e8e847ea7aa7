import { Avatar, Button, Popover, SegmentedControl, Text, UnstyledButton, useMantineColorScheme, type MantineColorScheme } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { KeyRound, LogOut } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../shared/call'
import { LANGUAGES, setLanguage } from '../shared/i18n'
import { meQuery } from '../shared/queries'
import type { Me } from '../shared/schema.gen'
import { session } from '../shared/session'

const PasswordDialog = lazy(() => import('./PasswordDialog'))
const row = { variant: 'subtle', color: 'gray', fullWidth: true, justify: 'flex-start', size: 'sm', c: 'var(--mantine-color-text)' } as const
const SCHEMES: MantineColorScheme[] = ['light', 'dark', 'auto']

/** The session ends here even when the server cannot be told. */
const signOut = () => call('DELETE /sessions', {}).catch(() => undefined).finally(session.end)

export function UserMenu({ me }: { me: Me | undefined }) {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [password, { open, close }] = useDisclosure()
  const [menu, toggle] = useDisclosure()
  const choose = async (language: string) => {
    await setLanguage(language)
    client.setQueryData(meQuery.queryKey, await call('PATCH /me', { body: { language } }))
    // Reasons and histories come from the API in the reader's language.
    await client.invalidateQueries()
  }
  return (
    <>
      <Popover opened={menu} onChange={(shown) => (shown ? toggle.open() : toggle.close())} position="bottom-end" width={264} trapFocus>
        <Popover.Target>
          <UnstyledButton data-testid="user-menu" onClick={toggle.toggle}><Avatar name={me?.name} color="indigo" variant="filled" size={32} aria-hidden /><span className="vh">{t('user.menu')}</span></UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown p={6} aria-label={t('user.menu')}>
          <div style={{ padding: '8px 12px' }}>
            <Text size="sm" fw={600}>{me?.name}</Text>
            <Text size="xs" c="dimmed">{me?.email}</Text>
            <Text size="xs" c="dimmed">{me && t(`role.${me.role}`)}</Text>
          </div>
          <div style={{ padding: '4px 12px 10px', display: 'grid', gap: 8 }}>
            <SegmentedControl size="xs" fullWidth aria-label={t('user.language')} data-testid="language" value={i18n.language} onChange={(l) => void choose(l)}
              data={LANGUAGES.map((value) => ({ value, label: new Intl.DisplayNames([value], { type: 'language' }).of(value) ?? value }))} />
            <SegmentedControl size="xs" fullWidth aria-label={t('user.theme')} value={colorScheme} onChange={(s) => setColorScheme(s as MantineColorScheme)}
              data={SCHEMES.map((value) => ({ value, label: t(`user.themes.${value}`) }))} />
          </div>
          <Button {...row} leftSection={<KeyRound size={15} />} onClick={() => { toggle.close(); open() }}>{t('password.title')}</Button>
          <Button {...row} leftSection={<LogOut size={15} />} onClick={() => void signOut()}>{t('user.signOut')}</Button>
        </Popover.Dropdown>
      </Popover>
      {password && <Suspense><PasswordDialog onClose={close} /></Suspense>}
    </>
  )
}
