import { Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { CircleCheck, Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Amounts } from '../../shared/Amounts'
import { download } from '../../shared/api'
import { LinkButton } from '../../shared/LinkButton'
import { say } from '../../shared/problem'
import { Causes } from './Causes'
import { Figures } from './Figures'
import type { Import } from './queries'

/** Step four: what the file did, its total beside the portfolio's, and the refused rows to download. */
export function Report({ taken }: { taken: Import }) {
  const { t } = useTranslation()
  const save = () => download(`/imports/${taken.id}/errors.csv`, `${taken.filename || taken.id}-${t('causes.file')}.csv`).catch(say)
  const button = <Button size="xs" variant="default" leftSection={<Download size={14} />} onClick={() => void save()} data-testid="errors-csv">{t('causes.download')}</Button>
  return (
    <Stack gap="md" data-testid="report">
      <Card>
        <Group gap={8} mb="sm"><CircleCheck size={20} color="var(--mantine-color-teal-7)" aria-hidden /><Title order={2} size="h5">{t('report.title')}</Title></Group>
        <Figures of={taken} names={['rows_read', 'rows_refused', 'accounts_changed', 'accounts_created', 'items_created', 'items_changed', 'items_closed']} />
        <Group gap="xl" mt={4}>
          <div><Text size="xs" c="dimmed">{t('report.fileTotal')}</Text><Text fw={650} data-testid="file-total"><Amounts list={taken.totals} /></Text></div>
          <div><Text size="xs" c="dimmed">{t('report.portfolioTotal')}</Text><Text fw={650} data-testid="portfolio-total"><Amounts list={taken.portfolio_totals} /></Text></div>
        </Group>
        <Group mt="lg"><LinkButton href="/accounts?sort=-overdue" size="sm">{t('report.accounts')}</LinkButton><LinkButton href="/overdue" size="sm" variant="default">{t('report.overdue')}</LinkButton></Group>
      </Card>
      <Causes errors={taken.errors} total={taken.rows_refused} action={button} />
    </Stack>
  )
}
