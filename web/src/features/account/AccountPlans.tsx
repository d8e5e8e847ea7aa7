import { Divider, Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { CalendarRange } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Amounts } from '../../shared/Amounts'
import { call } from '../../shared/call'
import { Empty } from '../../shared/Empty'
import { PlanCard } from '../../shared/plans/PlanCard'
import { Problem } from '../../shared/problem'

/** The payment plans of the account, newest first. */
export function AccountPlans({ code }: { code: string }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery({ queryKey: ['account', code, 'plans'], queryFn: ({ signal }) => call('GET /accounts/{code}/plans', { path: { code }, signal }) })
  if (error) return <Problem error={error} retry={refetch} />
  if (!data) return <Skeleton h={120} m="md" />
  if (!data.items.length) return <Empty icon={CalendarRange} title={t('plan.noneHere')} text={t('plan.noneText')} />
  return <Stack gap="md" p="md">{data.items.map((plan, at) => <div key={plan.id}>{at > 0 && <Divider mb="md" />}<PlanCard plan={plan} /></div>)}{data.to_come.length > 0 && <div className="totals"><span className="spacer" /><span className="faint">{t('plan.toCome')}</span><Amounts list={data.to_come} strong /></div>}</Stack>
}
