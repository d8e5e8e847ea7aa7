import { Alert, Button, Group, Modal, Select, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { previewQuery } from './accountQueries'
import type { AccountSheet } from './accounts'
import { said } from './i18n'
import { MessagePreview } from './MessagePreview'
import { scenariosQuery } from './queries'
import { reasonText } from './reason'
import { State } from './tags'
import { useRun } from './useRun'

// Reasons a person may put aside knowingly: the books are old.
const STALE = new Set(['stale_books', 'never_imported'])

/** Send one account its reminder now: read it first, choose another step if need be, then send once. */
export function SendDialog({ sheet, onClose }: { sheet: AccountSheet; onClose: () => void }) {
  const { t } = useTranslation()
  const [step, setStep] = useState('')
  const { data: scenarios } = useQuery(scenariosQuery)
  const { data: preview } = useQuery(previewQuery(sheet.code, '', step))
  const { run, send, reset } = useRun()
  const row = run?.rows.find((r) => r.code === sheet.code)
  const scenario = scenarios?.items.find((s) => s.id === sheet.scenario) ?? scenarios?.items[0]
  const steps = (scenario?.steps ?? []).map((s) => ({ value: s.key, label: said('step', s.key) }))
  const stale = STALE.has(row?.reason?.code ?? '')
  const go = (acceptStale: boolean) => { reset(); send.mutate({ codes: [sheet.code], accept_stale: acceptStale, ...(step ? { steps: { [sheet.code]: step } } : {}) }) }
  return (
    <Modal opened onClose={onClose} size="xl" title={t('send.title', { name: sheet.name })} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <Stack gap="sm">
        <Select label={t('send.step')} data={[{ value: '', label: t('send.nextStep') }, ...steps]} value={step} onChange={(value) => setStep(value ?? '')} allowDeselect={false} disabled={!!run} />
        <MessagePreview code={sheet.code} step={step} height={340} />
        {row && (
          <Alert color={row.state === 'sent' || row.state === 'planned' ? 'teal' : 'yellow'} variant="light" role="status">
            <State group="runState" state={row.state} /> {reasonText(row.reason)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{run ? t('ui.close') : t('ui.cancel')}</Button>
          {!run && <Button leftSection={<Send size={15} />} loading={send.isPending} disabled={!preview?.channel || (preview.channel === 'email' && !preview.recipient)} onClick={() => go(false)} data-testid="send-now">{t('send.now')}</Button>}
          {stale && <Button color="orange" variant="light" loading={send.isPending} onClick={() => go(true)}>{t('stale.accept')}</Button>}
        </Group>
      </Stack>
    </Modal>
  )
}
