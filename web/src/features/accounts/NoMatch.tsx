import { Button } from '@mantine/core'
import { SearchX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../shared/Empty'

export function NoMatch({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation()
  const clear = <Button variant="default" size="xs" onClick={onClear}>{t('ui.clearFilters')}</Button>
  return <Empty icon={SearchX} title={t('accounts.noMatch')} text={t('accounts.noMatchText')} action={clear} />
}
