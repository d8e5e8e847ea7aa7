import { Button, Menu } from '@mantine/core'
import { ChevronDown, UserRoundCog } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../shared/queries'
import { KINDS, type Kind, type Scope } from './bulk'
import { BulkDialog } from './BulkDialog'

/** What can be changed on all accounts of the scope at once. */
export function BulkActions({ scope }: { scope: Scope }) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<Kind | null>(null)
  if (!useMay('collector')) return null
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target><Button size="compact-sm" variant="default" leftSection={<UserRoundCog size={14} />} rightSection={<ChevronDown size={14} />} data-testid="bulk-change">{t('bulk.change')}</Button></Menu.Target>
        <Menu.Dropdown>
          {KINDS.map((one) => <Menu.Item key={one} onClick={() => setKind(one)}>{t(`bulk.titles.${one}`)}</Menu.Item>)}
        </Menu.Dropdown>
      </Menu>
      {kind && <BulkDialog scope={scope} kind={kind} onClose={() => setKind(null)} />}
    </>
  )
}
