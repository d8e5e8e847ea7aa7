import { Group, Text } from '@mantine/core'
import { ShieldCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ALL_HISTORY } from '../../shared/accountQueries'
import { HistoryDownloads } from '../../shared/history/HistoryDownloads'
import { HistoryFilters } from '../../shared/history/HistoryFilters'
import { HistoryList } from '../../shared/history/HistoryList'
import { useUrlState } from '../../shared/urlState'

/** Everything that happened to the account, newest first; unalterable. */
export function History({ code }: { code: string }) {
  const { t } = useTranslation()
  const [view, patch] = useUrlState(ALL_HISTORY)
  return (
    <>
      <Group gap="xs" mb="sm" align="flex-end" className="noprint">
        <HistoryFilters view={view} patch={patch} />
        <span className="spacer" />
        <Text size="xs" c="dimmed" title={t('history.chainAbout')}><ShieldCheck size={13} aria-hidden style={{ verticalAlign: -2 }} /> {t('history.chain')}</Text>
        <HistoryDownloads code={code} view={view} />
      </Group>
      <HistoryList code={code} view={view} />
    </>
  )
}
