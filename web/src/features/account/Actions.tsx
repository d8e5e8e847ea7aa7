import { Button, Group, Stack, Text } from '@mantine/core'
import { CalendarClock, Check, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountSheet } from '../../shared/accounts'
import { DoneDialog } from '../../shared/actions/DoneDialog'
import { EditDialog } from '../../shared/actions/EditDialog'
import { PlanDialog } from '../../shared/actions/PlanDialog'
import { PostponeMenu } from '../../shared/actions/PostponeMenu'
import { useAction } from '../../shared/actions/queries'
import { Empty } from '../../shared/Empty'
import { day } from '../../shared/format'
import { said } from '../../shared/i18n'
import { PromiseDialog } from '../../shared/qualify/PromiseDialog'
import { useMay, usePeople, useToday } from '../../shared/queries'

type Action = AccountSheet['actions'][number]

/** What is planned for this account: done, postponed or taken away in place. */
export function Actions({ sheet }: { sheet: AccountSheet }) {
  const { t } = useTranslation()
  const may = useMay('collector')
  const [planning, setPlanning] = useState(false)
  const [ending, setEnding] = useState<Action | null>(null)
  const [promised, setPromised] = useState(false)
  const [edited, setEdited] = useState<string | null>(null)
  const plan = may && <Button size="xs" variant="default" leftSection={<Plus size={14} />} onClick={() => setPlanning(true)} data-testid="plan-action">{t('action.plan')}</Button>
  return (
    <Stack gap="sm">
      {sheet.actions.length === 0 ? <Empty icon={CalendarClock} title={t('action.none')} text={t('action.noneText')} action={plan} /> : (
        <>
          {sheet.actions.map((action) => <Row key={action.id} action={action} code={sheet.code} may={may} onDone={() => setEnding(action)} onEdit={() => setEdited(action.id)} />)}
          <div>{plan}</div>
        </>
      )}
      {planning && <PlanDialog code={sheet.code} onClose={() => setPlanning(false)} />}
      {edited && <EditDialog code={sheet.code} id={edited} onClose={() => setEdited(null)} />}
      {ending && <DoneDialog code={sheet.code} action={ending} onClose={() => setEnding(null)} onPromised={() => setPromised(true)} />}
      {promised && <PromiseDialog code={sheet.code} onClose={() => setPromised(false)} />}
    </Stack>
  )
}

function Row({ action, code, may, onDone, onEdit }: { action: Action; code: string; may: boolean; onDone: () => void; onEdit: () => void }) {
  const { t } = useTranslation()
  const today = useToday()
  const { nameOf } = usePeople()
  const act = useAction(code)
  const items = action.items?.length ?? 0
  return (
    <Group gap="sm" data-testid="action">
      <span className={`tag ${action.on < today ? 'bad' : action.on === today ? 'warn' : ''}`}>{day(action.on)}</span>
      <Text size="sm" flex={1}>
        <b>{t(`action.kinds.${action.kind}`)}</b> {said('action.labels', action.label)}{items > 0 && <> · {t('action.onItems', { count: items })}</>}
        {action.assignee && <> · {t('action.for', { who: nameOf(action.assignee) })}</>}
        {action.note && <span className="faint"> · {action.note}</span>}
      </Text>
      {may && (
        <Group gap={6} className="noprint">
          <Button size="compact-sm" leftSection={<Check size={13} />} onClick={onDone}>{t('action.done')}</Button>
          <PostponeMenu code={code} action={action} onOther={onEdit} />
          <Button size="compact-sm" variant="default" onClick={onEdit}>{t('action.relabel')}</Button>
          <Button size="compact-sm" variant="subtle" loading={act.isPending} onClick={() => act.mutate({ do: 'cancel', id: action.id })}>{t('action.cancel')}</Button>
        </Group>
      )}
    </Group>
  )
}
