import { Button, Card, Group, Select, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { History as Icon, Search } from 'lucide-react'
import { useMemo, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ALL_HISTORY, sheetQuery } from '../../shared/accountQueries'
import { path, useFound } from '../../shared/accounts'
import { Empty } from '../../shared/Empty'
import { HistoryDownloads } from '../../shared/history/HistoryDownloads'
import { HistoryFilters } from '../../shared/history/HistoryFilters'
import { HistoryList } from '../../shared/history/HistoryList'
import { LinkButton } from '../../shared/LinkButton'
import { Page } from '../../shared/Page'
import { useUrlState } from '../../shared/urlState'
import { Verify } from './Verify'
import './history.css'

const DEFAULTS = { account: '', ...ALL_HISTORY }
const CHOICES = 50

/** Choose the customer, choose a start date, search, download; and verify what was downloaded. */
export default function HistoryPage() {
  const { t } = useTranslation()
  const [{ account, ...view }, patch] = useUrlState(DEFAULTS)
  const [chosen, choose] = useState(account)
  const [typed, setTyped] = useState('')
  const found = useFound(typed, CHOICES)
  const { data: sheet } = useQuery({ ...sheetQuery(chosen), enabled: chosen !== '' })
  const options = useMemo(() => {
    const choices = found.map((row) => ({ value: row.code, label: `${row.name} (${row.code})` }))
    return chosen && !choices.some((one) => one.value === chosen) ? [{ value: chosen, label: sheet ? `${sheet.name} (${chosen})` : chosen }, ...choices] : choices
  }, [found, chosen, sheet])
  const go = (event: FormEvent) => { event.preventDefault(); patch({ account: chosen }) }
  return (
    <Page title={t('nav.history')} lead={t('history.lead')} actions={account && <LinkButton href={path(account)} size="xs" variant="default">{t('history.sheet')}</LinkButton>}>
      <Card mb="md">
        <form onSubmit={go}>
          <Group gap="xs" align="flex-end">
            <Select label={t('history.account')} placeholder={t('history.accountAbout')} size="xs" w={300} searchable value={chosen || null} data={options} filter={({ options: all }) => all} onSearchChange={setTyped} onChange={(code) => choose(code ?? '')} nothingFoundMessage={t('ui.nothing')} data-testid="history-account" />
            <HistoryFilters view={view} patch={patch} />
            <Button size="xs" type="submit" leftSection={<Search size={14} />} disabled={!chosen} data-testid="history-search">{t('history.search')}</Button>
            {account && <HistoryDownloads code={account} view={view} />}
          </Group>
        </form>
      </Card>
      <Card mb="md">
        {account ? <HistoryList code={account} view={view} /> : <Empty icon={Icon} title={t('history.choose')} text={t('history.chooseText')} />}
      </Card>
      <Card>
        <Text fw={600} component="h2" size="md">{t('history.verify')}</Text>
        <Text size="sm" c="dimmed" mb="sm">{t('history.chainAbout')}</Text>
        <Verify />
      </Card>
    </Page>
  )
}
