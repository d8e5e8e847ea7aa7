import { Card, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ShieldCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { path } from '../../shared/accounts'
import { Amounts } from '../../shared/Amounts'
import { call } from '../../shared/call'
import { Empty } from '../../shared/Empty'
import { money } from '../../shared/format'
import { Page } from '../../shared/Page'
import { Problem } from '../../shared/problem'
import { DecideLimit } from '../../shared/risk/DecideLimit'
import { Exposures } from './Exposures'

/** Every limit with what is owed under it; and those that wait for somebody who may grant them, the oldest first. */
export default function LimitsPage() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery({ queryKey: ['limit-requests'], queryFn: ({ signal }) => call('GET /limit-requests', { signal }) })
  return (
    <Page title={t('nav.limits')} lead={t('risk.waitingText')}>
      {error && <Problem error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={200} />}
      <Exposures />
      {!!data?.items.length && <Title order={2} size="h5" mt="md">{t('risk.requests')}</Title>}
      <Stack gap="sm" maw={900}>
        {data?.items.map((row) => (
          <Card key={row.request.id}>
            <Text fw={600}><Link href={`${path(row.code)}?follow=risk`}>{row.name}</Link> <span className="faint">{row.code}</span></Text>
            <Text size="sm" mb={6}>{t('risk.now', { limit: row.limit ? money(row.limit) : t('documents.noLimit') })} · {t('account.outstanding')} <Amounts list={row.owed} /></Text>
            <DecideLimit code={row.code} request={row.request} mayGrant={row.may_grant} />
          </Card>
        ))}
      </Stack>
      {data?.items.length === 0 && <Empty icon={ShieldCheck} title={t('risk.noRequest')} text={t('risk.noRequestText')} />}
    </Page>
  )
}
