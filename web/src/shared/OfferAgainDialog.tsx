import { Button, Group, Modal, Skeleton, Stack } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sheetQuery } from './accountQueries'
import { refreshAccount } from './accounts'
import type { Answer } from './AnswerCard'
import { call } from './call'
import { first, Recipients } from './plans/Recipients'
import { Problem } from './problem'
import { done, failed } from './undo'

/** Tell the debtor once more of an offer that stands: its message failed, or went to nobody who could decide. */
export function OfferAgainDialog({ answer, onClose }: { answer: Answer; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { data: sheet, error } = useQuery(sheetQuery(answer.code))
  const [chosen, setChosen] = useState<string[] | null>(null)
  // One id for each message: pressed twice, one goes.
  const [id, setId] = useState(() => crypto.randomUUID())
  const contacts = chosen ?? (sheet ? first(sheet) : [])
  const send = useMutation({
    mutationFn: () => call('POST /accounts/{code}/answers/{answer_id}/counter-proposal-messages', { path: { code: answer.code, answer_id: answer.id }, body: { id, contacts } }),
    onSuccess: async (sent) => {
      if (sent.reason) { failed(sent.reason.text); setId(crypto.randomUUID()) } else { done(t('answer.countered', { to: sent.recipient })); onClose() }
      await refreshAccount(client, answer.code)
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('answer.offerAgain')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form onSubmit={(e) => { e.preventDefault(); send.mutate() }} data-testid="offer-form">
        <Stack gap="sm">
          {(send.error ?? error) && <Problem error={(send.error ?? error)!} />}
          {sheet ? <Recipients sheet={sheet} label={t('write.to')} about={t('answer.offerAgainAbout')} value={contacts} onChange={setChosen} /> : !error && <Skeleton h={60} />}
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button><Button type="submit" loading={send.isPending} disabled={!contacts.length} data-testid="offer-send">{t('write.send')}</Button></Group>
        </Stack>
      </form>
    </Modal>
  )
}
