import { Grid, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { FileQuestion } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'wouter'
import { sheetQuery } from '../../shared/accountQueries'
import { ApiError } from '../../shared/api'
import { Empty } from '../../shared/Empty'
import { LinkButton } from '../../shared/LinkButton'
import { Page } from '../../shared/Page'
import { Problem } from '../../shared/problem'
import { Contacts } from './Contacts'
import { Customer } from './Customer'
import { FollowUp } from './FollowUp'
import { Head } from './Head'
import { Items } from './Items'
import './account.css'

/** The client sheet in its four zones: the customer, its items with the tools for them, the follow-up. */
export default function AccountPage() {
  const { t } = useTranslation()
  const { code } = useParams<{ code: string }>()
  const { data: sheet, error, refetch } = useQuery(sheetQuery(code))
  if (error instanceof ApiError && error.status === 404) {
    return (
      <Page title={t('account.unknown')}>
        <Empty icon={FileQuestion} title={t('account.unknown')} text={t('account.unknownText', { code })} action={<LinkButton href="/accounts">{t('nav.accounts')}</LinkButton>} />
      </Page>
    )
  }
  return (
    <Page title={sheet?.name ?? code} lead={sheet && `${sheet.code}${sheet.country ? ` · ${sheet.country}` : ''}${sheet.group ? ` · ${sheet.group}` : ''}`}>
      {error && <Problem error={error} retry={refetch} />}
      {!sheet && !error && <Skeleton h={420} />}
      {sheet && (
        <>
          <Head sheet={sheet} />
          <Grid gap={14}>
            <Grid.Col span={{ base: 12, lg: 8 }}><Items sheet={sheet} /></Grid.Col>
            <Grid.Col span={{ base: 12, lg: 4 }} className="side">
              <Customer sheet={sheet} />
              <Contacts sheet={sheet} />
            </Grid.Col>
            <Grid.Col span={12}><FollowUp sheet={sheet} /></Grid.Col>
          </Grid>
        </>
      )}
    </Page>
  )
}
