import { ActionIcon, Menu } from '@mantine/core'
import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { download } from '../../shared/api'
import { say } from '../../shared/problem'

const FILES = [['statementPdf', 'statement.pdf'], ['statementXlsx', 'statement.xlsx'], ['items', 'open-items.xlsx'], ['history', 'history.xlsx']] as const

/** Everything of the account that can be taken away as a file. */
export function Exports({ code }: { code: string }) {
  const { t } = useTranslation()
  return (
    <Menu position="bottom-end">
      <Menu.Target><ActionIcon size={30} variant="default" aria-label={t('exports.title')} title={t('exports.title')} data-testid="exports"><Download size={15} /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        {FILES.map(([name, file]) => <Menu.Item key={name} onClick={() => void download(`/accounts/${encodeURIComponent(code)}/${file}`, `${code}-${file}`).catch(say)}>{t(`exports.${name}`)}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  )
}
