import { AppShell } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useCompanyOfAddress } from '../shared/company'
import { CHASED_DAYS, COVER_DAYS, hasChosen, setLanguage, teachLimits } from '../shared/i18n'
import { usePageKeys } from '../shared/keys'
import { meQuery, scenariosQuery, settingsQuery } from '../shared/queries'
import { Header } from './Header'
import { Navigation } from './Navigation'
import { Shortcuts } from './Shortcuts'

const loadPalette = () => import('./Palette')
const Palette = lazy(loadPalette)

/** What stays around every page: header, navigation, palette, sheet of keys. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const [path] = useLocation()
  const { data: me } = useQuery(meQuery)
  const { data: settings } = useQuery(settingsQuery)
  useEffect(() => { if (settings) teachLimits(settings.chased_within_days ?? CHASED_DAYS, settings.cover_ends_within_days ?? COVER_DAYS) }, [settings])
  useCompanyOfAddress(me?.tenant_id)
  // Steps have names of the company's own, on any page.
  useQuery(scenariosQuery)
  const [palette, openPalette] = useDisclosure()
  const [sheet, openSheet] = useDisclosure()
  const [menu, { toggle: toggleMenu, close: closeMenu }] = useDisclosure()
  // Loaded before it is asked for: what is typed right after Ctrl K must not be lost.
  useEffect(() => { const timer = setTimeout(() => void loadPalette(), 1000); return () => clearTimeout(timer) }, [])
  useHotkeys([['mod+K', openPalette.open]], [])
  usePageKeys({ '?': openSheet.open })
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another page closes the menu
  useEffect(closeMenu, [path, closeMenu])
  useEffect(() => { if (me && !hasChosen()) void setLanguage(me.language) }, [me])
  return (
    <AppShell header={{ height: 56 }} navbar={{ width: 216, breakpoint: 'sm', collapsed: { mobile: !menu } }} padding={20}>
      <a href="#main" className="skip">{t('ui.skip')}</a>
      <AppShell.Header>
        <Header me={me} menu={menu} onMenu={toggleMenu} onPalette={openPalette.open} onShortcuts={openSheet.open} />
      </AppShell.Header>
      <AppShell.Navbar p="sm" aria-label={t('ui.menu')}><Navigation me={me} path={path} /></AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>{children}</AppShell.Main>
      {palette && <Suspense><Palette me={me} onClose={openPalette.close} /></Suspense>}
      <Shortcuts opened={sheet} onClose={openSheet.close} />
    </AppShell>
  )
}
