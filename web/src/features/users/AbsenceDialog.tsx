import { ActionIcon, Button, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/call'
import { DateField } from '../../shared/DateField'
import { day } from '../../shared/format'
import { Problem } from '../../shared/problem'
import { useMay, usePeople, useToday } from '../../shared/queries'
import { done } from '../../shared/undo'
import type { User } from './model'

/** When somebody is away, and who works its accounts meanwhile. */
export function AbsenceDialog({ user, own, onClose }: { user: User; own: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const admin = useMay('administrator')
  const today = useToday()
  const { nameOf, including } = usePeople()
  const [from, setFrom] = useState<string | null>(today)
  const [to, setTo] = useState<string | null>(null)
  const [who, setWho] = useState<string | null>(null)
  const absences = user.absences ?? []
  const save = useMutation({
    mutationFn: (next: typeof absences) => (own && !admin
      ? call('PATCH /me', { body: { absences: next } }) as Promise<unknown>
      : call('PATCH /users/{email}', { path: { email: user.email }, body: { absences: next } })),
    onSuccess: async () => { done(t('absence.saved')); setTo(null); await client.invalidateQueries({ queryKey: ['users'] }) },
  })
  return (
    <Modal opened onClose={onClose} title={t('absence.title', { name: user.name })} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <Stack gap="sm">
        {save.error && <Problem error={save.error} />}
        {absences.length === 0 && <Text size="sm" c="dimmed">{t('absence.none')}</Text>}
        {absences.map((absence) => (
          <Group key={`${absence.from_on}${absence.substitute}`} gap="xs">
            <Text size="sm" flex={1}>{day(absence.from_on)} – {day(absence.to_on)} · {nameOf(absence.substitute)}</Text>
            <ActionIcon variant="subtle" color="red" aria-label={t('absence.remove')} onClick={() => save.mutate(absences.filter((one) => one !== absence))}><Trash2 size={15} /></ActionIcon>
          </Group>
        ))}
        <form onSubmit={(e) => { e.preventDefault(); if (from && to && who) save.mutate([...absences, { from_on: from, to_on: to, substitute: who }]) }}>
          <Stack gap="sm">
            <Group grow><DateField label={t('absence.from')} required value={from} onChange={setFrom} /><DateField label={t('absence.to')} required value={to} onChange={setTo} minDate={from ?? today} /></Group>
            <Select label={t('absence.who')} required searchable openOnFocus={false} data={including('').filter((p) => p.value !== user.email)} value={who} onChange={setWho} />
            <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('ui.close')}</Button><Button type="submit" loading={save.isPending} disabled={!from || !to || !who}>{t('absence.add')}</Button></Group>
          </Stack>
        </form>
      </Stack>
    </Modal>
  )
}
