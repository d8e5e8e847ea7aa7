import { Button, Group, Modal, MultiSelect, Skeleton, Stack } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sheetQuery } from '../accountQueries'
import { refreshAccount } from '../accounts'
import { documentsQuery } from '../documents'
import { Problem } from '../problem'
import { confirmPlan } from './confirm'
import { first, Recipients } from './Recipients'

const FAILED = new Set(['refused', 'cancelled', 'bounced'])
type Props = { code: string; planId: string; onClose: () => void }

/** Send the agreement of a plan to the debtor; once for each version of it. */
export function ConfirmDialog({ code, planId, onClose }: Props) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { data: sheet, error } = useQuery(sheetQuery(code))
  const [chosen, setChosen] = useState<string[] | null>(null)
  const [again, setAgain] = useState<string>()
  const [documents, setDocuments] = useState<string[]>([])
  const { data: kept } = useQuery(documentsQuery(code))
  // What Relance made of this plan leaves anyway.
  const others = (kept?.items ?? []).filter((one) => !one.id.startsWith(`plan-${planId}`))
  const contacts = chosen ?? (sheet ? first(sheet) : [])
  const send = useMutation({
    mutationFn: () => confirmPlan(code, planId, contacts, { documents, ...(again ? { again } : {}) }),
    onSuccess: async (sent) => {
      // It surely reached nobody: pressed again, another message goes.
      if (FAILED.has(sent.state)) setAgain(crypto.randomUUID())
      else onClose()
      await refreshAccount(client, code)
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('plan.confirm')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form onSubmit={(e) => { e.preventDefault(); send.mutate() }}>
        <Stack gap="sm">
          {(send.error ?? error) && <Problem error={(send.error ?? error)!} />}
          {sheet ? <Recipients sheet={sheet} label={t('write.to')} value={contacts} onChange={setChosen} /> : !error && <Skeleton h={60} />}
          {others.length > 0 && <MultiSelect label={t('plan.attach')} value={documents} onChange={setDocuments} maxValues={8} clearable clearButtonProps={{ 'aria-label': t('ui.clear') }} data={others.map((one) => ({ value: one.id, label: one.filename }))} />}
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button><Button type="submit" loading={send.isPending} disabled={!contacts.length} data-testid="plan-confirm">{t(again ? 'plan.sendAgain' : 'write.send')}</Button></Group>
        </Stack>
      </form>
    </Modal>
  )
}
