import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Hourglass } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openItemsQuery } from '../accountQueries'
import type { AccountSheet, OpenItem } from '../accounts'
import { settingsQuery } from '../queries'
import { PlanDialog } from './PlanDialog'

/** Items so old that a scenario is not enough, and that nobody deals with. */
function oldOnes(sheet: Pick<AccountSheet, 'actions' | 'paused_items'>, items: OpenItem[], oldAfterDays: number) {
  const held = new Set([...sheet.actions.flatMap((action) => action.items ?? []), ...Object.keys(sheet.paused_items)])
  return items.filter((item) => item.days_late > oldAfterDays && !item.status.comment && !held.has(item.id))
}

/** Proposes one specific action on all of them (seed 003). */
export function OldItems({ sheet }: { sheet: AccountSheet }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const { data } = useQuery(openItemsQuery(sheet.code))
  const { data: settings } = useQuery(settingsQuery)
  const items = data && settings ? oldOnes(sheet, data.items, settings.old_after_days ?? 180) : []
  if (!items.length) return null
  return (
    <>
      <Button size="compact-sm" variant="light" color="orange" leftSection={<Hourglass size={13} />} onClick={() => setOpen(true)} data-testid="old-items" h="auto" mih={26} styles={{ label: { whiteSpace: 'normal' } }}>{t('action.old', { count: items.length })}</Button>
      {open && <PlanDialog code={sheet.code} items={items} onClose={() => setOpen(false)} />}
    </>
  )
}
