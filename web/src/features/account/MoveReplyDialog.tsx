import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refreshAccount } from '../../shared/accounts'
import { AccountSelect } from '../../shared/AccountSelect'
import { call, type Item } from '../../shared/call'
import { Problem } from '../../shared/problem'
import { done } from '../../shared/undo'

/** An e-mail that came to the wrong account: it goes with its files to the one it is about. */
export function MoveReplyDialog({ code, reply, onClose }: { code: string; reply: Item<'GET /accounts/{code}/replies'>; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [to, setTo] = useState<string | null>(null)
  const move = useMutation({
    mutationFn: (chosen: string) => call('POST /accounts/{code}/replies/{reply_id}/moves', { path: { code, reply_id: reply.id }, body: { code: chosen } }),
    onSuccess: async (_, chosen) => { done(t('reply.moved', { code: chosen })); onClose(); await Promise.all([refreshAccount(client, code), refreshAccount(client, chosen)]) },
  })
  return (
    <Modal opened onClose={onClose} title={t('reply.move')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form onSubmit={(e) => { e.preventDefault(); if (to) move.mutate(to) }}>
        <Stack gap="sm">
          {move.error && <Problem error={move.error} />}
          <Text size="sm" fw={600}>{reply.subject || t('reply.noSubject')}</Text>
          <AccountSelect without={code} value={to} onChange={setTo} data-testid="reply-account" />
          <Text size="sm" c="dimmed">{t('reply.moveHelp')}</Text>
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button><Button type="submit" disabled={!to} loading={move.isPending} data-testid="reply-move-save">{t('reply.moveGo')}</Button></Group>
        </Stack>
      </form>
    </Modal>
  )
}
