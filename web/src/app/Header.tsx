import { ActionIcon, Box, Burger, Button, Group } from '@mantine/core'
import { Keyboard, Search } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Me } from '../shared/schema.gen'
import { CompanySwitch } from './CompanySwitch'
import { DemoClock } from './DemoClock'
import { UserMenu } from './UserMenu'

type Props = { me: Me | undefined; menu: boolean; onMenu: () => void; onPalette: () => void; onShortcuts: () => void }

export function Header({ me, menu, onMenu, onPalette, onShortcuts }: Props) {
  const { t } = useTranslation()
  return (
    <Group h="100%" px="md" justify="space-between" wrap="nowrap" gap="sm">
      <Group gap="sm" wrap="nowrap" style={{ minWidth: 0 }}>
        <Burger opened={menu} onClick={onMenu} hiddenFrom="sm" size="sm" aria-label={t('ui.menu')} aria-expanded={menu} />
        <Link href="/" className="brand" aria-label={t('ui.home')}>
          <img src="/favicon.svg" alt="" width={26} height={26} />
          <span className="brand-name">Relance</span>
        </Link>
        {me && <Box visibleFrom="md"><CompanySwitch me={me} /></Box>}
      </Group>
      <Group gap="xs" wrap="nowrap">
        {me?.demo_clock && <DemoClock today={me.today} />}
        <Button variant="default" size="xs" leftSection={<Search size={14} />} rightSection={<kbd className="kbd">Ctrl K</kbd>} onClick={onPalette} visibleFrom="sm">{t('ui.palette')}</Button>
        <ActionIcon variant="default" size={30} onClick={onPalette} hiddenFrom="sm" aria-label={t('ui.palette')}><Search size={15} /></ActionIcon>
        <ActionIcon variant="default" size={30} onClick={onShortcuts} visibleFrom="sm" aria-label={t('keys.title')} title={`${t('keys.title')} (?)`}><Keyboard size={16} /></ActionIcon>
        <UserMenu me={me} />
      </Group>
    </Group>
  )
}
