import { ActionIcon, Menu } from '@mantine/core'
import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { download } from '../../shared/api'
import { address } from '../../shared/call'
import { LANGUAGES } from '../../shared/i18n'
import { say } from '../../shared/problem'

type Props = { code: string; language: string; selected: ReadonlySet<string> }

/** The account's files: its items as Excel, and its statement as a company would send it. */
export function Exports({ code, language, selected }: Props) {
  const { t } = useTranslation()
  const items = (what: 'open' | 'closed', chosen: string[] = []) =>
    download(address('/accounts/{code}/item-exports', { code }), `${code}-${t(`export.files.${what}`)}.xlsx`, { what, items: chosen }).catch(say)
  const statement = (format: 'pdf' | 'xlsx', to: string) =>
    download(address(`/accounts/{code}/statement.${format}`, { code }, { language: to }), `${code}-${t('export.files.statement')}.${format}`).catch(say)
  const other = LANGUAGES.filter((one) => one !== language)
  return (
    <Menu position="bottom-end">
      <Menu.Target><ActionIcon size={30} variant="default" aria-label={t('export.button')} title={t('export.button')} data-testid="account-exports"><Download size={15} /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('export.statement')}</Menu.Label>
        <Menu.Item data-testid="statement-pdf" onClick={() => void statement('pdf', '')}>{t('export.pdf')}</Menu.Item>
        <Menu.Item data-testid="statement-xlsx" onClick={() => void statement('xlsx', '')}>{t('export.excel')}</Menu.Item>
        {other.map((to) => <Menu.Item key={to} onClick={() => void statement('pdf', to)}>{t('export.pdfIn', { language: t(`export.languages.${to as 'fr'}`) })}</Menu.Item>)}
        <Menu.Label>{t('export.items')}</Menu.Label>
        <Menu.Item data-testid="items-xlsx" onClick={() => void items('open')}>{t('export.open')}</Menu.Item>
        {selected.size > 0 && <Menu.Item data-testid="selected-xlsx" onClick={() => void items('open', [...selected])}>{t('export.selected', { count: selected.size })}</Menu.Item>}
        <Menu.Item onClick={() => void items('closed')}>{t('export.closed')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
