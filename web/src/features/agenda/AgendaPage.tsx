import { Button, Select, Skeleton, Tabs, Text } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Coffee } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { path } from '../../shared/accounts'
import { agendaQuery } from '../../shared/actions/queries'
import { Empty } from '../../shared/Empty'
import { int, longDay, percent } from '../../shared/format'
import { usePageKeys } from '../../shared/keys'
import { LinkButton } from '../../shared/LinkButton'
import { Page } from '../../shared/Page'
import { Problem } from '../../shared/problem'
import { PromiseDialog } from '../../shared/qualify/PromiseDialog'
import { meQuery, usePeople } from '../../shared/queries'
import { useUrlState } from '../../shared/urlState'
import { GroupCard } from './GroupCard'
import { SidePanel } from './SidePanel'
import './agenda.css'

const KEPT = 'relance.agenda'
const WHENS = ['', 'late', 'today', 'upcoming'] as const
const SOURCES = ['', 'manual', 'automatic', 'answer', 'alert'] as const
const DEFAULTS = { collector: '', when: '', kind: '', horizon_days: '7', at: '' }

/** What there is to do, by account: act on each without leaving; n goes to the next. */
export default function AgendaPage() {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const { data: me } = useQuery(meQuery)
  const people = usePeople()
  // The account may have left the agenda with its action: what was promised is said all the same.
  const [promised, setPromised] = useState('')
  const [view, patch] = useFilters()
  const { at: code, ...query } = view
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(agendaQuery(query))
  const groups = data?.pages.flatMap((page) => page.groups)
  const first = data?.pages[0]
  const index = Math.max(0, groups?.findIndex((group) => group.code === code) ?? 0)
  const move = (by: number) => { const next = groups?.[Math.min(Math.max(index + by, 0), groups.length - 1)]; if (next) patch({ at: next.code }) }
  const current = groups?.[index]
  usePageKeys({ j: () => move(1), n: () => move(1), k: () => move(-1), Enter: () => { if (current) go(path(current.code)) } })
  useEffect(() => { document.querySelector(`[data-agenda="${CSS.escape(current?.code ?? '')}"]`)?.scrollIntoView({ block: 'nearest' }) }, [current?.code])
  const count = (key: string) => first?.counters[key] ?? 0
  const rate = first?.qualification[0]
  return (
    <Page title={t('nav.agenda')} lead={first && <>{longDay(first.on)} · {t('agenda.accounts', { count: first.total })}{rate && <> · {t('agenda.rate', { rate: percent(rate.permille / 1000) })}</>}</>}
      actions={<Select size="xs" w={220} aria-label={t('agenda.whose')} value={view.collector} allowDeselect={false} onChange={(value) => patch({ collector: value ?? '', at: '' })} openOnFocus={false}
        data={[{ value: '', label: t('agenda.mine') }, { value: '*', label: t('agenda.everybody') }, ...people.including('').filter((p) => p.value !== me?.email)]} />}>
      <div className="agenda-filters noprint">
        <Tabs value={view.when || 'all'} onChange={(value) => patch({ when: value === 'all' ? '' : (value ?? ''), at: '' })}>
          <Tabs.List aria-label={t('agenda.when')}>
            {WHENS.map((when) => <Tabs.Tab key={when} value={when || 'all'}>{t(`agenda.whens.${when || 'all'}`)} {when && <span className={`tag ${when === 'late' && count(when) ? 'bad' : ''}`}>{int(count(when))}</span>}</Tabs.Tab>)}
          </Tabs.List>
        </Tabs>
        <Select size="xs" w={210} aria-label={t('agenda.source')} value={view.kind} allowDeselect={false} onChange={(value) => patch({ kind: value ?? '', at: '' })} openOnFocus={false}
          data={SOURCES.map((value) => ({ value, label: value ? `${t(`agenda.sources.${value}`)} (${int(count(value))})` : t('agenda.sources.all') }))} />
        <Select size="xs" w={150} aria-label={t('agenda.horizon')} value={view.horizon_days} allowDeselect={false} onChange={(value) => patch({ horizon_days: value ?? '7' })} openOnFocus={false}
          data={['0', '7', '14', '30'].map((value) => ({ value, label: t('agenda.days', { count: Number(value) }) }))} />
        <Text size="xs" c="dimmed" visibleFrom="md">{t('agenda.keys')}</Text>
      </div>
      {error && <Problem error={error} retry={refetch} />}
      {!groups && !error && <Skeleton h={320} />}
      {groups?.length === 0 && <Empty icon={Coffee} title={t('agenda.none')} text={t('agenda.noneText')} action={view.collector === '' ? <Button size="xs" variant="default" onClick={() => patch({ collector: '*' })}>{t('agenda.everybody')}</Button> : <LinkButton href="/accounts">{t('nav.accounts')}</LinkButton>} />}
      {groups && groups.length > 0 && (
        <div className="agenda">
          <ol className="agenda-list" aria-label={t('nav.agenda')}>
            {groups.map((group) => <GroupCard key={group.code} group={group} current={group === current} onSelect={() => patch({ at: group.code })} />)}
            {hasNextPage && <Button size="xs" variant="default" w={160} loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('ui.more')}</Button>}
          </ol>
          {current && <SidePanel key={current.code} group={current} onNext={() => move(1)} onPromised={setPromised} />}
        </div>
      )}
      {promised && <PromiseDialog code={promised} onClose={() => setPromised('')} />}
    </Page>
  )
}

/** The filters stand in the address; without one there, those of the last time. */
function useFilters() {
  const [kept] = useState(() => { try { return JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<typeof DEFAULTS> } catch { return {} } })
  const [view, patch] = useUrlState(DEFAULTS)
  useEffect(() => { if (!location.search && Object.keys(kept).length) patch(kept) }, [kept, patch])
  useEffect(() => {
    const { at: _, ...filters } = view
    localStorage.setItem(KEPT, JSON.stringify(filters))
  }, [view])
  return [view, patch] as const
}
