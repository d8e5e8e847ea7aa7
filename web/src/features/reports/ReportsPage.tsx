import { Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Page } from '../../shared/Page'
import { useUrlState } from '../../shared/urlState'
import { Aged } from './Aged'
import { Companies } from './Companies'
import { Disputes } from './Disputes'
import { FollowUp } from './FollowUp'
import { Months } from './Months'
import './reports.css'

const DEFAULTS = { report: 'aged' }

/** What is owed by lateness; DSO and its kin, turnover and receipts over two years; disputes, promises and what is done. */
export default function ReportsPage() {
  const { t } = useTranslation()
  const [view, patch] = useUrlState(DEFAULTS)
  return (
    <Page title={t('nav.reports')} lead={t('reports.lead')}>
      <Tabs value={view.report} onChange={(report) => patch({ report: report ?? 'aged' })} keepMounted={false}>
        <Tabs.List mb="md"><Tabs.Tab value="aged">{t('aged.title')}</Tabs.Tab><Tabs.Tab value="dso">{t('reports.dso')}</Tabs.Tab><Tabs.Tab value="receipts">{t('reports.receipts')}</Tabs.Tab><Tabs.Tab value="disputes">{t('reports.disputes')}</Tabs.Tab><Tabs.Tab value="follow">{t('reports.follow')}</Tabs.Tab><Tabs.Tab value="companies">{t('companies.tab')}</Tabs.Tab></Tabs.List>
        <Tabs.Panel value="aged"><Aged /></Tabs.Panel>
        <Tabs.Panel value="dso"><Months what="dso" /></Tabs.Panel>
        <Tabs.Panel value="receipts"><Months what="receipts" /></Tabs.Panel>
        <Tabs.Panel value="disputes"><Disputes /></Tabs.Panel>
        <Tabs.Panel value="follow"><FollowUp /></Tabs.Panel>
        <Tabs.Panel value="companies"><Companies /></Tabs.Panel>
      </Tabs>
    </Page>
  )
}
