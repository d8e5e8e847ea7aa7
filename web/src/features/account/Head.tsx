import { Card, Select, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { accountAlertsQuery } from '../../shared/accountQueries'
import type { AccountSheet } from '../../shared/accounts'
import { OldItems } from '../../shared/actions/OldItems'
import { Amounts } from '../../shared/Amounts'
import { call, type Item } from '../../shared/call'
import { day, percent } from '../../shared/format'
import { said } from '../../shared/i18n'
import { scenariosQuery, sendingQuery, useMay, usePeople } from '../../shared/queries'
import { done } from '../../shared/undo'
import { useChange } from '../../shared/useChange'
import { LevelDialog } from './LevelDialog'
import { SwitchDialog } from './SwitchDialog'

const NOTHING: Item<'GET /accounts/{code}/alerts'>[] = []
type Edit = { field: 'collector' | 'scenario' | 'level'; value: string; label: string; reason?: string }

/** What is owed, and the three decisions on the account, each edited in place and taken back by name. */
export function Head({ sheet }: { sheet: AccountSheet }) {
  const { t, i18n } = useTranslation()
  const may = useMay('collector')
  const { data: own = NOTHING } = useQuery(accountAlertsQuery(sheet.code))
  const rate = sheet.qualification[0]
  const promised = Object.values(sheet.promises).some((count) => count > 0)
  const people = usePeople()
  const { data: scenarios } = useQuery(scenariosQuery)
  const { data: sending } = useQuery(sendingQuery)
  const [asked, setAsked] = useState<Edit | null>(null)
  const body = ({ field, value, reason = '' }: Edit) => (field === 'level' ? { level: Number(value), reason } : { [field]: value })
  const change = useChange(sheet.code,
    ({ version, ...edit }: Edit & { version: number }) => call('PATCH /accounts/{code}', { path: { code: sheet.code }, body: body(edit), version }),
    (after, edit) => {
      const before = String(sheet[edit.field])
      if (before === edit.value || !after) return
      const undo = () => change.mutate({ ...edit, value: before, label: name(edit.field, before), reason: t('levelChange.undone'), version: after.version })
      done(t('account.changed', { what: t(`account.${edit.field}`), value: edit.label }), undo)
    })
  const scenarioOptions = (scenarios?.items ?? []).map((s) => ({ value: s.id, label: s.names[i18n.language] ?? s.id }))
  const options = {
    collector: [{ value: '', label: t('account.nobody') }, ...people.including(sheet.collector)],
    scenario: [{ value: '', label: t('account.defaultScenario') }, ...scenarioOptions],
    level: [0, 1, 2, 3].map((level) => ({ value: String(level), label: t(`level.${level as 0 | 1 | 2 | 3}`) })),
  }
  const name = (field: Edit['field'], value: string) => options[field].find((o) => o.value === value)?.label ?? (value || t('account.nobody'))
  // A level needs a reason, and another scenario says first what it brings.
  const decide = (edit: Edit) => (edit.field === 'collector' ? yes(edit) : setAsked(edit))
  const yes = (edit: Edit) => { setAsked(null); change.mutate({ ...edit, version: sheet.version }) }
  const field = (id: Edit['field']) => (
    <Select aria-label={t(`account.${id}`)} data-testid={id} size="sm" variant="unstyled" className="inline-edit" value={String(sheet[id])} data={options[id]}       allowDeselect={false} searchable={id === 'collector'} readOnly={!may} disabled={change.isPending}
      onChange={(value) => decide({ field: id, value: value ?? '', label: name(id, value ?? '') })} />
  )
  return (
    <Card p={0}>
      <div className="head-tiles">
        <Tile label={t('account.overdue')}><Text size="xl" fw={650} c={sheet.overdue.length ? 'var(--late)' : undefined}><Amounts list={sheet.overdue} /></Text></Tile>
        <Tile label={t('account.outstanding')}><Text size="xl" fw={650}><Amounts list={sheet.outstanding} /></Text></Tile>
        <Tile label={t('account.oldest')}>
          <Text fw={600}>{day(sheet.oldest_due_on) || '–'}</Text>
          <Text size="xs" c="dimmed">{t('account.late', { count: sheet.days_late })}</Text>
        </Tile>
        <Tile label={t('account.nextStep')}>
          <Text fw={600}>{sheet.next_step ? said('step', sheet.next_step.step) : t('account.noStep')}</Text>
          <Text size="xs" c="dimmed">{day(sheet.next_step?.on)}</Text>
          {sheet.next_step?.held_by === '' && sending?.pause && <Text size="xs" c="var(--late)" data-testid="next-paused">{sending.pause.text}</Text>}
        </Tile>
      </div>
      {(sheet.flags.length > 0 || own.length > 0 || rate || promised) && (
        <div className="head-flags">
          {sheet.flags.map((flag) => <span key={flag} className="tag warn">{said('flag', flag)}</span>)}
          {own.map(({ name: text, colour }) => <span key={text} className="tag" data-colour={colour} data-testid="own-alert">{text}</span>)}
          {may && sheet.flags.includes('old_items') && <OldItems sheet={sheet} />}
          {promised && <span className="faint" data-testid="promises">{t('account.promises', sheet.promises)}</span>}
          {rate && <span className="faint">{t('agenda.rate', { rate: percent(rate.permille / 1000) })}</span>}
        </div>
      )}
      <div className="decisions">{(['level', 'collector', 'scenario'] as const).map((id) => <div key={id}><Text size="xs" c="dimmed">{t(`account.${id}`)}</Text>{field(id)}</div>)}</div>
      {asked?.field === 'scenario' && <SwitchDialog sheet={sheet} to={asked.value} label={asked.label} onYes={() => yes(asked)} onClose={() => setAsked(null)} />}
      {asked?.field === 'level' && <LevelDialog label={asked.label} onYes={(reason) => yes({ ...asked, reason })} onClose={() => setAsked(null)} />}
    </Card>
  )
}

function Tile({ label, children }: { label: string; children: ReactNode }) {
  return <div><Text size="xs" c="dimmed">{label}</Text>{children}</div>
}
