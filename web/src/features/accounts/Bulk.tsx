import { Button } from '@mantine/core'
import { BellRing } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { AccountRow } from '../../shared/accounts'
import { int } from '../../shared/format'
import { LinkButton } from '../../shared/LinkButton'
import { BulkActions } from './BulkActions'

// An address longer than this is cut by browsers and proxies.
const LINK_MAX = 150

type Props = { selected: ReadonlySet<string>; shown: AccountRow[]; onSelect: (codes: ReadonlySet<string>) => void }

/** What is ticked, in words, and what can be done with it. */
export function Bulk({ selected, shown, onSelect }: Props) {
  const { t } = useTranslation()
  const codes = [...selected].map(encodeURIComponent).join(',')
  return (
    <div className="bulk noprint" role="region" aria-label={t('grid.selection')} data-testid="bulk">
      <strong>{t('grid.selectedOf', { count: selected.size, n: int(selected.size), all: int(shown.length) })}</strong>
      {selected.size < shown.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => onSelect(new Set(shown.map((row) => row.code)))}>{t('grid.selectShown', { n: int(shown.length) })}</Button>
      )}
      <Button variant="subtle" size="compact-sm" onClick={() => onSelect(new Set())}>{t('grid.unselect')}</Button>
      <span className="spacer" />
      <BulkActions scope={{ codes: [...selected] }} />
      {selected.size <= LINK_MAX && (
        <LinkButton href={`/overdue?codes=${codes}`} size="compact-sm" leftSection={<BellRing size={14} />}>{t('accounts.remind', { count: selected.size, n: int(selected.size) })}</LinkButton>
      )}
    </div>
  )
}
