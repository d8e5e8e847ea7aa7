import { Button, Group, Modal, SegmentedControl, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DateField } from '../DateField'
import { useToday } from '../queries'
import { later, useAction, type Result } from './queries'

const RESULTS: Result[] = ['reached', 'promised', 'no_answer', 'left_message', 'done']
type Props = { code: string; action: { id: string; kind: 'call' | 'email' | 'sms' | 'letter' | 'task'; label?: string }; onClose: () => void; onDone?: () => void; onPromised?: () => void }

/** An action done: what came of it, and when to look again. */
export function DoneDialog({ code, action, onClose, onDone, onPromised }: Props) {
  const { t } = useTranslation()
  const today = useToday()
  const [result, setResult] = useState<Result>(action.kind === 'call' ? 'reached' : 'done')
  const [comment, setComment] = useState('')
  const [next, setNext] = useState<string | null>(null)
  // A promise goes on: its date is said of the items.
  const act = useAction(code, () => { onDone?.(); onClose(); if (result === 'promised') onPromised?.() })
  const choose = (value: string) => {
    setResult(value as Result)
    setNext(value === 'no_answer' || value === 'left_message' ? later(today, 1) : null)
  }
  const save = () => act.mutate({ do: 'done', id: action.id, result, comment, then: next ? { kind: action.kind, on: next, label: action.label ?? '' } : null })
  return (
    <Modal opened onClose={onClose} title={t('action.doneTitle', { what: t(`action.kinds.${action.kind}`) })} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <Stack gap="sm">
        <SegmentedControl data={RESULTS.map((value) => ({ value, label: t(`action.results.${value}`) }))} value={result} onChange={choose} aria-label={t('action.result')} />
        <Textarea label={t('action.comment')} data-autofocus autosize minRows={2} maxLength={1000} value={comment} onChange={(e) => setComment(e.currentTarget.value)}
          onKeyDown={(e) => { if (e.key === 'Enter' && !e.shiftKey && !e.nativeEvent.isComposing) { e.preventDefault(); save() } }} />
        <DateField label={t('action.again')} clearable minDate={today} value={next} onChange={setNext} />
        {!next && <Text size="xs" c="dimmed">{t('action.againNone')}</Text>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button>
          <Button onClick={save} loading={act.isPending} data-testid="done-save">{t('action.doneSave')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
