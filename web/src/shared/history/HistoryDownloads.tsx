import { Button, Menu } from '@mantine/core'
import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { HistoryFilter } from '../accountQueries'
import { download } from '../api'
import { address } from '../call'
import { say } from '../problem'

const FORMATS = ['xlsx', 'pdf', 'json'] as const

/** What was found, as a file: Excel and JSON carry what it takes to verify them. */
export function HistoryDownloads({ code, view }: { code: string; view: HistoryFilter }) {
  const { t } = useTranslation()
  const save = (format: (typeof FORMATS)[number]) =>
    download(address(`/accounts/{code}/history.${format}`, { code }, view), `${code}-${t('history.file')}.${format}`).catch(say)
  return (
    <Menu position="bottom-end">
      <Menu.Target><Button size="xs" variant="default" leftSection={<Download size={14} />} data-testid="history-download">{t('history.download')}</Button></Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map((format) => <Menu.Item key={format} data-testid={`history-${format}`} onClick={() => void save(format)}>{t(`history.formats.${format}`)}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  )
}
