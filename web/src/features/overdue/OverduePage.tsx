import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DateField } from '../../shared/DateField'
import { longDay } from '../../shared/format'
import { Page } from '../../shared/Page'
import { Problem } from '../../shared/problem'
import { useToday } from '../../shared/queries'
import { useUrlState } from '../../shared/urlState'
import { FirstUse } from './FirstUse'
import { OverdueGrid } from './OverdueGrid'
import { overdueQuery } from './queries'
import { Paused } from './Paused'
import { Review } from './Review'
import { Stale } from './Stale'

export const DEFAULTS = { on: '', q: '', view: 'ready', codes: '' }

/** Whom to remind at a date: choose, review each message, send, see each outcome. */
export default function OverduePage() {
  const { t } = useTranslation()
  const today = useToday()
  const [view, patch] = useUrlState(DEFAULTS)
  const { data, error, refetch } = useQuery(overdueQuery(view.on))
  const [chosen, setChosen] = useState<string[] | null>(null)
  const [acceptStale, setAcceptStale] = useState(false)
  const stale = data?.stale
  const rows = useMemo(() => data?.rows ?? [], [data])
  const date = <DateField aria-label={t('overdue.on')} size="xs" w={150} placeholder={t('overdue.today')} clearable clearButtonProps={{ 'aria-label': t('ui.clear') }} value={view.on || null} onChange={(on) => { setChosen(null); patch({ on: on ?? '' }) }} data-testid="on" />
  return (
    <Page title={t('nav.overdue')} fills={!chosen} lead={t('overdue.lead', { day: longDay(view.on || today || '2000-01-01') })} actions={chosen ? null : date}>
      {error && <Problem error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={420} />}
      <FirstUse />
      <Paused />
      {stale?.stale && <Stale on={stale.last_import_on} accepted={acceptStale} onAccept={setAcceptStale} />}
      {data && !chosen && <OverdueGrid rows={rows} view={view} patch={patch} onReview={setChosen} />}
      {chosen && <Review codes={chosen} on={view.on} acceptStale={acceptStale} blocked={!!stale?.stale && !acceptStale} onBack={() => setChosen(null)} />}
    </Page>
  )
}
