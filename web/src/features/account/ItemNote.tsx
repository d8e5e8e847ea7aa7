import { Button, FileButton, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Paperclip } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refreshAccount, type OpenItem } from '../../shared/accounts'
import { call } from '../../shared/call'
import { ACCEPTED, useUpload } from '../../shared/documents'
import { say } from '../../shared/problem'
import { done } from '../../shared/undo'

/** A comment about some items, for the history, or a document that belongs to one of them. */
export function ItemNote({ code, items, onClose }: { code: string; items: OpenItem[]; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [text, setText] = useState('')
  const { take, isPending } = useUpload(code, (kept) => { done(t('documents.added', { name: kept.filename })); onClose() })
  const add = useMutation({
    mutationFn: () => call('POST /accounts/{code}/comments', { path: { code }, body: { text, items: items.map((item) => item.id) } }),
    onSuccess: (sheet) => { done(t('comments.added')); onClose(); return refreshAccount(client, code, sheet) },
    onError: say,
  })
  return (
    <Modal opened onClose={onClose} title={t('items.note')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form onSubmit={(e) => { e.preventDefault(); if (text.trim()) add.mutate() }} data-testid="item-note">
        <Stack gap="sm">
          <Text size="sm" c="dimmed" lineClamp={2}>{items.map((item) => item.number).join(', ')}</Text>
          <Textarea label={t('comments.title')} data-autofocus autosize minRows={3} maxLength={2000} value={text} onChange={(e) => setText(e.currentTarget.value)} />
          <Group justify="space-between">
            {items.length === 1 ? (
              <FileButton onChange={(file) => take(file, { kind: 'invoice', item: items[0]!.id })} accept={ACCEPTED} inputProps={{ 'aria-label': t('items.attach') }}>
                {(props) => <Button {...props} variant="default" leftSection={<Paperclip size={14} />} loading={isPending}>{t('items.attach')}</Button>}
              </FileButton>
            ) : <span />}
            <Button type="submit" disabled={!text.trim()} loading={add.isPending}>{t('comments.add')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
