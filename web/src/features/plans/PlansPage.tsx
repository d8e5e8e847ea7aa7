import { Button, Card, Skeleton, Stack, Tabs } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { CalendarRange } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/call'
import { Empty } from '../../shared/Empty'
import { LinkButton } from '../../shared/LinkButton'
import { Page } from '../../shared/Page'
import { PlanCard } from '../../shared/plans/PlanCard'
import { Problem } from '../../shared/problem'
import { useUrlState } from '../../shared/urlState'

const DEFAULTS = { state: 'active' }
const STATES = ['active', 'kept', 'broken', 'cancelled'] as const

/** All payment plans by state: those that go on by their next day, ended ones newest first. */
export default function PlansPage() {
  const { t } = useTranslation()
  const [{ state }, patch] = useUrlState(DEFAULTS)
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['plans', state], initialPageParam: '',
    queryFn: ({ pageParam, signal }) => call('GET /plans', { query: { state: state as (typeof STATES)[number], ...(pageParam ? { cursor: pageParam } : {}) }, signal }),
    getNextPageParam: (page) => page.next_cursor,
  })
  const plans = data?.pages.flatMap((page) => page.items)
  return (
    <Page title={t('nav.plans')} lead={t('plan.lead')}>
      <Tabs value={state} onChange={(value) => patch({ state: value ?? 'active' })} mb="sm">
        <Tabs.List>{STATES.map((one) => <Tabs.Tab key={one} value={one}>{t(`planState.${one}`)}</Tabs.Tab>)}</Tabs.List>
      </Tabs>
      {error && <Problem error={error} retry={refetch} />}
      {!plans && !error && <Skeleton h={240} />}
      {plans?.length === 0 && <Empty icon={CalendarRange} title={t('plan.none')} text={t('plan.noneText')} action={<LinkButton href="/accounts">{t('nav.accounts')}</LinkButton>} />}
      <Stack gap="sm" maw={900}>{plans?.map((plan) => <Card key={plan.id}><PlanCard plan={plan} named /></Card>)}</Stack>
      {hasNextPage && <Button size="xs" variant="default" w={160} loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('ui.more')}</Button>}
    </Page>
  )
}
