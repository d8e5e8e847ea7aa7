import { ActionIcon, Button, Card, Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { CalendarPlus, CalendarRange, CircleHelp, MessageSquarePlus, PenLine, Send, Tag } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openItemsQuery } from '../../shared/accountQueries'
import type { AccountSheet, OpenItem } from '../../shared/accounts'
import { PlanDialog } from '../../shared/actions/PlanDialog'
import { usePageKeys } from '../../shared/keys'
import { NewPlanDialog } from '../../shared/plans/NewPlanDialog'
import { useMay } from '../../shared/queries'
import { CATEGORIES, CATEGORY_KEYS, StatusTag, type Category } from '../../shared/tags'
import { useUrlState } from '../../shared/urlState'
import { WriteDialog } from '../../shared/write/WriteDialog'
import { AccountPlans } from './AccountPlans'
import { AskDialog } from './AskDialog'
import { ClosedItems } from './ClosedItems'
import { Exports } from './Exports'
import { ItemNote } from './ItemNote'
import { OpenItems } from './OpenItems'
import { asksMore, QualifyDialog } from '../../shared/qualify/QualifyDialog'
import { SendDialog } from '../../shared/SendDialog'
import { useQualify } from '../../shared/qualify/useQualify'

const DEFAULTS = { items: 'open' }
const NONE: OpenItem[] = []

/** Zones 2 and 4: the items, and the tools that qualify, send and export them. */
export function Items({ sheet }: { sheet: AccountSheet }) {
  const { t } = useTranslation()
  const may = useMay('collector')
  const [view, patch] = useUrlState(DEFAULTS)
  const { data } = useQuery(openItemsQuery(sheet.code))
  const items = data?.items ?? NONE
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [dialog, setDialog] = useState<Category | 'choose' | 'send' | 'write' | 'note' | 'plan' | 'agree' | 'ask' | null>(null)
  const chosen = items.filter((item) => selected.has(item.id))
  const clear = useCallback(() => { setSelected(new Set()); setDialog(null) }, [])
  const qualify = useQualify(sheet.code, clear)
  const pick = (type: Category) => {
    if (!may || !chosen.length) return
    if (asksMore(type)) setDialog(type)
    else qualify.mutate({ items: chosen, type, version: sheet.version })
  }
  usePageKeys(Object.fromEntries(CATEGORIES.map((type) => [CATEGORY_KEYS[type], () => pick(type)])))
  const close = () => setDialog(null)
  return (
    <Card className="card-grid" data-testid="items">
      <Tabs value={view.items} onChange={(value) => patch({ items: value ?? 'open' })} keepMounted={false}>
        <Tabs.List px={8}>
          <Tabs.Tab value="open">{t('items.open')} {data && <span className="faint num">({items.length})</span>}</Tabs.Tab>
          <Tabs.Tab value="closed">{t('items.closed')}</Tabs.Tab>
          <Tabs.Tab value="plans">{t('nav.plans')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="open">
          <div className="toolbar noprint" role="toolbar" aria-label={t('items.tools')}>
            {may && CATEGORIES.map((type) => (
              <button key={type} type="button" className="category" disabled={!chosen.length || qualify.isPending} onClick={() => pick(type)} aria-keyshortcuts={CATEGORY_KEYS[type]} data-testid={`set-${type}`}>
                <StatusTag type={type} /><kbd className="kbd" aria-hidden>{CATEGORY_KEYS[type]}</kbd>
              </button>
            ))}
            {may && <Button size="xs" variant="default" leftSection={<Tag size={14} />} disabled={!chosen.length} onClick={() => setDialog('choose')} data-testid="qualify">{t('qualify.button')}</Button>}
            {may && <Button size="xs" variant="default" leftSection={<CalendarPlus size={14} />} onClick={() => setDialog('plan')} data-testid="plan">{t('action.plan')}</Button>}
            {may && <Button size="xs" variant="default" leftSection={<CalendarRange size={14} />} disabled={!items.length} title={t('plan.agreeAbout')} onClick={() => setDialog('agree')} data-testid="agree-plan">{t('plan.agree')}</Button>}
            {may && chosen.length > 0 && chosen.every((item) => item.status.type === 'LIT') && <Button size="xs" variant="default" leftSection={<CircleHelp size={14} />} onClick={() => setDialog('ask')} data-testid="ask">{t('question.ask')}</Button>}
            {may && <ActionIcon size={30} variant="default" aria-label={t('items.note')} title={t('items.note')} disabled={!chosen.length} onClick={() => setDialog('note')} data-testid="note-items"><MessageSquarePlus size={15} /></ActionIcon>}
            <span className="spacer" />
            {may && <Button size="xs" variant="default" leftSection={<PenLine size={14} />} onClick={() => setDialog('write')} data-testid="write">{t('write.button')}</Button>}
            {may && <Button size="xs" leftSection={<Send size={14} />} onClick={() => setDialog('send')} data-testid="send">{t('send.button')}</Button>}
            <Exports code={sheet.code} language={sheet.language} selected={selected} />
          </div>
          <OpenItems items={items} loading={!data} totals={data?.totals ?? []} paused={sheet.paused_items} selected={selected} onSelect={may ? setSelected : undefined} onOpen={(item) => { setSelected(new Set([item.id])); if (may) setDialog('choose') }} />
        </Tabs.Panel>
        <Tabs.Panel value="plans"><AccountPlans code={sheet.code} /></Tabs.Panel>
        <Tabs.Panel value="closed"><ClosedItems code={sheet.code} /></Tabs.Panel>
      </Tabs>
      {dialog && dialog !== 'send' && dialog !== 'write' && dialog !== 'note' && dialog !== 'plan' && dialog !== 'agree' && dialog !== 'ask' && chosen.length > 0 && <QualifyDialog code={sheet.code} items={chosen} first={dialog === 'choose' ? chosen[0]!.status.type : dialog} onClose={close} onDone={clear} />}
      {dialog === 'plan' && <PlanDialog code={sheet.code} items={chosen} onClose={close} onDone={clear} />}
      {dialog === 'agree' && <NewPlanDialog sheet={sheet} items={chosen.map((item) => item.id)} currency={(chosen[0] ?? items[0]!).balance.currency} onClose={close} onDone={clear} />}
      {dialog === 'ask' && chosen.length > 0 && <AskDialog code={sheet.code} items={chosen} onClose={close} onDone={clear} />}
      {dialog === 'note' && chosen.length > 0 && <ItemNote code={sheet.code} items={chosen} onClose={close} />}
      {dialog === 'write' && <WriteDialog sheet={sheet} chosen={chosen} onClose={close} onDone={clear} />}
      {dialog === 'send' && <SendDialog sheet={sheet} onClose={close} />}
    </Card>
  )
}
