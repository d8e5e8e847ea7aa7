import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** A level by hand has a reason, which the history keeps. */
export function LevelDialog({ label, onYes, onClose }: { label: string; onYes: (reason: string) => void; onClose: () => void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  return (
    <Modal opened onClose={onClose} title={t('levelChange.title', { level: label })} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); onYes(reason.trim()) }} data-testid="level-form">
        <Stack gap="sm">
          <Text size="sm" c="dimmed">{t('levelChange.about')}</Text>
          <TextInput label={t('levelChange.reason')} required maxLength={500} data-autofocus value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button>
            <Button type="submit" disabled={!reason.trim()}>{t('ui.save')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
