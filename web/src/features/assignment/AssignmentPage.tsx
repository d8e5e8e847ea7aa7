import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Play } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/call'
import { follow } from '../../shared/jobs'
import { Page } from '../../shared/Page'
import { Problem, say } from '../../shared/problem'
import { useMay } from '../../shared/queries'
import { RuleList } from './RuleList'

const TOUCHED = ['accounts', 'account', 'dashboard', 'assignment'] as const

/** Who follows an account when no person chose: rules in order, what they would change, run now. */
export default function AssignmentPage() {
  const { t } = useTranslation()
  const may = useMay('credit_manager')
  const { data, error, refetch } = useQuery({ queryKey: ['assignment'], queryFn: ({ signal }) => call('GET /assignment', { signal }) })
  const run = () => call('POST /assignment/runs', { body: {} }).then((job) => follow(job, { touched: TOUCHED })).catch(say)
  return (
    <Page title={t('nav.assignment')} lead={t('assignment.lead')}
      actions={may && <Button variant="default" size="xs" leftSection={<Play size={14} />} onClick={() => void run()} data-testid="assign-run">{t('assignment.run')}</Button>}>
      {error && <Problem error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={320} />}
      {data && <RuleList key={data.version} stored={data} may={may} />}
    </Page>
  )
}
