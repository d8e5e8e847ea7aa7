import { Button, Card, Group, SegmentedControl, Select, Skeleton, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Download, RefreshCw, TrendingUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { download } from '../../shared/api'
import { call } from '../../shared/call'
import { Empty } from '../../shared/Empty'
import { forecastQuery } from '../../shared/forecast'
import { instant, longDay } from '../../shared/format'
import { Page } from '../../shared/Page'
import { Problem, say } from '../../shared/problem'
import { useMay } from '../../shared/queries'
import { useUrlState } from '../../shared/urlState'
import { Behind } from './Behind'
import { ForecastChart } from './ForecastChart'
import { LeftOut } from './LeftOut'
import { Periods } from './Periods'
import { TrialCard } from './TrialCard'
import './forecast.css'

const DEFAULTS = { currency: '', by: 'weeks', week: '', source: '' }

/** What is expected and when, how sure that is, and how well the same rule did on the past. */
export default function ForecastPage() {
  const { t } = useTranslation()
  const [view, patch] = useUrlState(DEFAULTS)
  const { data, error, refetch } = useQuery(forecastQuery)
  const book = data?.books.find((one) => one.currency === view.currency) ?? data?.books[0]
  const save = () => void download('/forecast.xlsx', `${t('forecast.file')}.xlsx`).catch(say)
  return (
    <Page title={t('forecast.title')} lead={data && longDay(data.on)} actions={<><Learn isComputing={data?.is_computing ?? false} />{book && <Button size="xs" variant="default" leftSection={<Download size={14} />} onClick={save}>XLSX</Button>}</>}>
      {error && <Problem error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={420} />}
      {data && !book && <Empty icon={TrendingUp} title={t('forecast.none')} text={t('forecast.noneText')} />}
      {data && book && (
        <Stack gap={14}>
          <Group gap="sm" className="noprint">
            <SegmentedControl size="xs" aria-label={t('forecast.by')} value={view.by} onChange={(by) => patch({ by })} data={(['weeks', 'months'] as const).map((value) => ({ value, label: t(`forecast.${value}`) }))} />
            {data.books.length > 1 && <Select size="xs" w={110} aria-label={t('aged.currency')} allowDeselect={false} value={book.currency} data={data.books.map((one) => one.currency)} onChange={(currency) => patch({ currency: currency ?? '', week: '', source: '' })} />}
            <Text size="sm" c="dimmed">{data.computed_at ? t('forecast.learnt', { at: instant(data.computed_at) }) : t('forecast.notLearnt')}</Text>
          </Group>
          <Card>
            <ForecastChart periods={view.by === 'months' ? book.months : book.weeks} />
            <Periods book={book} by={view.by === 'months' ? 'months' : 'weeks'} open={(week) => patch({ week, source: '' })} />
          </Card>
          <div className="forecast-two">
            <LeftOut book={book} open={(source) => patch({ week: '', source })} later={() => patch({ week: '13', source: '' })} />
            <TrialCard book={book} />
          </div>
          {(view.week || view.source) && <Behind currency={book.currency} week={view.week} source={view.source} book={book} close={() => patch({ week: '', source: '' })} />}
        </Stack>
      )}
    </Page>
  )
}

function Learn({ isComputing }: { isComputing: boolean }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const may = useMay('credit_manager')
  const start = useMutation({
    mutationFn: () => call('POST /forecast/computations', {}), onError: say,
    onSuccess: () => client.invalidateQueries({ queryKey: ['forecast'] }),
  })
  if (!may) return null
  return <Button size="xs" variant="default" leftSection={<RefreshCw size={14} />} loading={isComputing || start.isPending} onClick={() => start.mutate()}>{t('forecast.learn')}</Button>
}
