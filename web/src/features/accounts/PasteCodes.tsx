import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { ClipboardPaste } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/call'
import { int } from '../../shared/format'
import { Problem } from '../../shared/problem'

const SHOWN = 50

/** Ticks the accounts of a pasted column; what is no account is listed, and the rest goes on. */
export function PasteCodes({ onFound }: { onFound: (codes: ReadonlySet<string>) => void }) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button variant="default" size="xs" leftSection={<ClipboardPaste size={14} />} onClick={() => setOpened(true)} data-testid="paste">{t('bulk.paste')}</Button>
      {opened && <PasteDialog onClose={() => setOpened(false)} onFound={(codes) => { setOpened(false); onFound(codes) }} />}
    </>
  )
}

function PasteDialog({ onClose, onFound }: { onClose: () => void; onFound: (codes: ReadonlySet<string>) => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const read = useMutation({
    mutationFn: () => call('POST /pasted-codes', { body: { text } }),
    onSuccess: ({ found, unknown }) => { if (found.length && !unknown.length) onFound(new Set(found)) },
  })
  const { found, unknown } = read.data ?? { found: [], unknown: [] }
  return (
    <Modal opened onClose={onClose} title={t('bulk.paste')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); read.mutate() }}>
        <Stack gap="sm">
          <Textarea label={t('bulk.codes')} description={t('bulk.codesAbout')} value={text} onChange={(event) => { setText(event.currentTarget.value); read.reset() }} rows={8} data-autofocus maxLength={1_000_000} data-testid="paste-text" />
          {read.error && <Problem error={read.error} />}
          {read.data && !found.length && !unknown.length && <Text size="sm">{t('bulk.nothing')}</Text>}
          {unknown.length > 0 && (
            <Alert color="orange" variant="light" title={t('bulk.unknown', { count: unknown.length, n: int(unknown.length) })} data-testid="paste-unknown">
              {unknown.slice(0, SHOWN).join(', ')}{unknown.length > SHOWN && '…'}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button>
            {read.data && found.length > 0
              ? <Button onClick={() => onFound(new Set(found))} data-testid="paste-go">{t('bulk.tick', { count: found.length, n: int(found.length) })}</Button>
              : <Button type="submit" disabled={!text.trim()} loading={read.isPending} data-testid="paste-read">{t('bulk.read')}</Button>}
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
