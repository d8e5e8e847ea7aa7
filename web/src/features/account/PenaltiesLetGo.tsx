import { Button, Group, Modal, SegmentedControl, Stack, Text, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refreshAccount } from '../../shared/accounts'
import { call } from '../../shared/call'
import { Problem } from '../../shared/problem'
import { done } from '../../shared/undo'

type Props = { code: string; version: number; items: string[]; onClose: () => void }

/** Penalties are waived, or said to be paid, with a reason that the history keeps. */
export function LetGoDialog({ code, version, items, onClose }: Props) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [how, setHow] = useState<'waived' | 'paid'>('waived')
  const [reason, setReason] = useState('')
  const save = useMutation({
    mutationFn: () => call('POST /accounts/{code}/penalty-waivers', { path: { code }, body: { how, items, reason }, version }),
    onSuccess: () => { done(t(`penalties.gone.${how}`)); onClose(); return refreshAccount(client, code) },
  })
  return (
    <Modal opened onClose={onClose} title={items.length ? t('penalties.letGoSome', { count: items.length }) : t('penalties.letGoAll')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); save.mutate() }} data-testid="let-go-form">
        <Stack gap="sm">
          {save.error && <Problem error={save.error} />}
          <SegmentedControl value={how} onChange={(value) => setHow(value as typeof how)} aria-label={t('penalties.how')} data={(['waived', 'paid'] as const).map((value) => ({ value, label: t(`penalties.hows.${value}`) }))} />
          <Text size="sm" c="dimmed">{t('penalties.letGoText')}</Text>
          <Textarea label={t('penalties.reason')} required autosize minRows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} data-autofocus />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button>
            <Button type="submit" loading={save.isPending} disabled={!reason.trim()}>{t('penalties.letGo')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
