import { Button, Group, Modal, NumberInput, Skeleton, Stack } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sheetQuery } from './accountQueries'
import { refreshAccount } from './accounts'
import type { Answer } from './AnswerCard'
import { call } from './call'
import { DateField } from './DateField'
import { first, Recipients } from './plans/Recipients'
import { Problem } from './problem'
import { useToday } from './queries'
import { done, failed } from './undo'

/** Answer a proposed plan with another one: the debtor accepts it from a link, or lets it expire. */
export function CounterDialog({ answer, onClose }: { answer: Answer; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const today = useToday()
  const { data: sheet, error } = useQuery(sheetQuery(answer.code))
  const [chosen, setChosen] = useState<string[] | null>(null)
  const [instalments, setInstalments] = useState(answer.instalments)
  const [first_on, setFirst] = useState<string | null>(answer.first_on)
  const contacts = chosen ?? (sheet ? first(sheet) : [])
  const send = useMutation({
    mutationFn: () => call('POST /accounts/{code}/answers/{answer_id}/counter-proposals', { path: { code: answer.code, answer_id: answer.id }, body: { instalments, first_on: first_on ?? '', contacts } }),
    onSuccess: async (sent) => {
      if (sent.reason) failed(sent.reason.text)
      else done(t('answer.countered', { to: sent.recipient }))
      onClose()
      await refreshAccount(client, answer.code)
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('answer.counter')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form onSubmit={(e) => { e.preventDefault(); send.mutate() }} data-testid="counter-form">
        <Stack gap="sm">
          {(send.error ?? error) && <Problem error={(send.error ?? error)!} />}
          <Group grow align="flex-start">
            <NumberInput label={t('plan.instalments')} min={1} max={120} data-autofocus value={instalments} onChange={(v) => setInstalments(Number(v) || 1)} />
            <DateField label={t('plan.first')} required minDate={today} value={first_on} onChange={setFirst} />
          </Group>
          {sheet ? <Recipients sheet={sheet} label={t('write.to')} about={t('answer.counterAbout')} value={contacts} onChange={setChosen} /> : !error && <Skeleton h={60} />}
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button><Button type="submit" loading={send.isPending} disabled={!contacts.length || !first_on} data-testid="counter-send">{t('write.send')}</Button></Group>
        </Stack>
      </form>
    </Modal>
  )
}
