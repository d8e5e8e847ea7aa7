import { Alert as Notice, Button, Checkbox, Group, Modal, MultiSelect, Select, Stack, Switch, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { alertsQuery } from '../../shared/alerts'
import { call } from '../../shared/call'
import { int } from '../../shared/format'
import { Problem } from '../../shared/problem'
import { ROLES, usePeople } from '../../shared/queries'
import { Criteria } from '../../shared/search/Criteria'
import { COLOURS } from '../../shared/tags'
import { done } from '../../shared/undo'
import { isStale } from '../../shared/useChange'
import { put, type Alert, type Alerts } from './model'

type Props = { stored: Alerts; known: Alert | null; from: Alert; onClose: () => void }

/** One alert: what it looks for, its colour, whom it tells and how. */
export function AlertDialog({ stored, known: begun, from, onClose }: Props) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [alert, setAlert] = useState(from)
  // Only a refusal moves them: what is read again unnoticed must not let this form overwrite somebody's change.
  const [{ alerts, version }, see] = useState(stored)
  const [known, setKnown] = useState(begun)
  const set = (part: Partial<Alert>) => setAlert({ ...alert, ...part })
  const save = useMutation({
    mutationFn: (after: Alert | null) => call('PUT /alerts', { body: { alerts: put(alerts, known, after) }, version }),
    onSuccess: async (now, after) => {
      client.setQueryData(alertsQuery.queryKey, now)
      onClose()
      done(t(after ? 'alerts.saved' : 'alerts.gone', { name: alert.name }))
      await Promise.all(['dashboard', 'agenda', 'account'].map((key) => client.invalidateQueries({ queryKey: [key] })))
    },
    onError: async (error) => {
      if (!isStale(error)) return
      await client.invalidateQueries({ queryKey: alertsQuery.queryKey })
      const now = client.getQueryData(alertsQuery.queryKey)
      if (!now) return
      const its = now.alerts.find((one) => one.name === known?.name) ?? null
      // It is this very alert that somebody changed: the form shows what it became.
      if (its && JSON.stringify(its) !== JSON.stringify(known)) setAlert(its)
      see(now)
      setKnown(its)
    },
  })
  const tells = alert.on_agenda || alert.by_email
  const nobody = tells && !alert.told.collector && !alert.told.roles.length && !alert.told.users.length
  return (
    <Modal opened onClose={onClose} size="lg" title={t(known ? 'alerts.title' : 'alerts.add')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <Stack gap="sm" data-testid="alert-form">
        {save.error && <Problem error={save.error} />}
        <TextInput label={t('alerts.name')} required maxLength={80} value={alert.name} onChange={(e) => set({ name: e.currentTarget.value })} data-autofocus data-testid="alert-name" />
        <Looks where={alert.where} onChange={(where) => set({ where })} />
        <Select label={t('statuses.colour')} data={COLOURS.map((value) => ({ value, label: t(`statuses.colours.${value}`) }))} allowDeselect={false} value={alert.colour} onChange={(colour) => set({ colour: colour as Alert['colour'] })}
          leftSection={<span className="tag" data-colour={alert.colour} aria-hidden>●</span>} leftSectionWidth={48} />
        <Group gap="lg">
          <Switch label={t('alerts.onAgenda')} checked={alert.on_agenda} onChange={(e) => set({ on_agenda: e.currentTarget.checked })} />
          <Switch label={t('alerts.byEmail')} checked={alert.by_email} onChange={(e) => set({ by_email: e.currentTarget.checked })} data-testid="alert-email" />
        </Group>
        {tells && <Whom told={alert.told} onChange={(told) => set({ told })} />}
        {nobody && <Text size="sm" c="var(--late)" role="status">{t('alerts.nobody')}</Text>}
        <Group justify="flex-end">
          {known && <Button variant="subtle" color="red" onClick={() => save.mutate(null)} loading={save.isPending}>{t('alerts.remove')}</Button>}
          <Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button>
          <Button disabled={!alert.name.trim() || !alert.where.trim() || nobody} loading={save.isPending} onClick={() => save.mutate(alert)} data-testid="alert-save">{t('ui.save')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}

/** The criteria, in both their forms, and how many accounts they find now. */
function Looks({ where, onChange }: { where: string; onChange: (where: string) => void }) {
  const { t } = useTranslation()
  const [asked, ask] = useState(where)
  const { data, error } = useQuery({
    queryKey: ['accounts', 'count', asked], retry: false, enabled: asked.trim() !== '',
    queryFn: async ({ signal }) => (await call('GET /accounts', { query: { where: asked, limit: 1 }, signal })).total,
  })
  return (
    <Stack gap={6} role="group" aria-label={t('alerts.where')}>
      <Text size="sm" fw={500}>{t('alerts.where')}</Text>
      <Criteria where={where} onChange={onChange} onSearch={ask} />
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <TextInput flex={1} size="xs" label={t('search.text')} value={where} onChange={(e) => onChange(e.currentTarget.value)} onBlur={() => ask(where)} styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }} data-testid="alert-where" />
        <Button size="xs" variant="default" onClick={() => ask(where)} data-testid="alert-count">{t('alerts.count')}</Button>
      </Group>
      {data !== undefined && asked === where && <Text size="sm" role="status" data-testid="alert-found">{t('search.found', { count: data, n: int(data) })}</Text>}
      {error && asked === where && <Notice color="red" variant="light" role="alert">{error.message}</Notice>}
    </Stack>
  )
}

function Whom({ told, onChange }: { told: Alert['told']; onChange: (told: Alert['told']) => void }) {
  const { t } = useTranslation()
  const people = usePeople()
  return (
    <Stack gap={6} role="group" aria-label={t('alerts.told')}>
      <Text size="sm" fw={500}>{t('alerts.told')}</Text>
      <Checkbox label={t('alerts.collectorOf')} checked={told.collector} onChange={(e) => onChange({ ...told, collector: e.currentTarget.checked })} />
      <MultiSelect label={t('alerts.roles')} data={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))} value={told.roles} onChange={(roles) => onChange({ ...told, roles: roles as Alert['told']['roles'] })} openOnFocus={false} />
      <MultiSelect label={t('alerts.users')} data={people.including('')} value={told.users} searchable maxValues={50} onChange={(users) => onChange({ ...told, users })} openOnFocus={false} />
    </Stack>
  )
}
