import { Button, Group, Menu, Modal, Stack } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ChevronDown, FileSpreadsheet, MailCheck, Printer } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { download } from '../../shared/api'
import { call } from '../../shared/call'
import { DateField } from '../../shared/DateField'
import { int } from '../../shared/format'
import { follow } from '../../shared/jobs'
import { say } from '../../shared/problem'
import { useToday } from '../../shared/queries'
import { done } from '../../shared/undo'
import type { Letter } from './model'

const TOUCHED = ['letters', 'reminders', 'account', 'overdue']

/** What is done with letters together: one file to print, the list of registered ones, the day they left. */
export function Batch({ letters, onPosted }: { letters: Letter[]; onPosted: () => void }) {
  const { t } = useTranslation()
  const named = letters.map(({ code, id }) => ({ code, id }))
  const n = int(letters.length)
  const print = useMutation({
    mutationFn: (two_sided: boolean) => call('POST /letter-prints', { body: { letters: named, two_sided } }),
    onSuccess: (job) => follow(job, { fetch: { label: t('letters.fetch'), run: async ({ id }) => window.location.assign((await call('GET /letter-prints/{job_id}', { path: { job_id: id } })).url) } }),
    onError: say,
  })
  const register = (form: 'xlsx' | 'pdf') => { void download('/letter-registers', `${t('letters.registerFile')}.${form}`, { letters: named, form }).catch(say) }
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target><Button size="xs" variant="default" leftSection={<Printer size={14} />} rightSection={<ChevronDown size={12} />} disabled={!letters.length} loading={print.isPending} data-testid="print-letters">{t('letters.print', { count: letters.length, n })}</Button></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => print.mutate(false)} data-testid="print-one-sided">{t('letters.oneSided')}</Menu.Item>
          <Menu.Item onClick={() => print.mutate(true)}>{t('letters.twoSided')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Menu position="bottom-end">
        <Menu.Target><Button size="xs" variant="default" leftSection={<FileSpreadsheet size={14} />} rightSection={<ChevronDown size={12} />} disabled={!letters.some((letter) => letter.is_registered)} title={t('letters.registerAbout')}>{t('letters.register')}</Button></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => register('pdf')}>PDF</Menu.Item>
          <Menu.Item onClick={() => register('xlsx')}>Excel</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Posted letters={letters} onPosted={onPosted} />
    </>
  )
}

function Posted({ letters, onPosted }: { letters: Letter[]; onPosted: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const today = useToday()
  const [open, setOpen] = useState(false)
  const [chosen, choose] = useState<string | null>(null)
  const on = chosen ?? today ?? ''
  const post = useMutation({
    mutationFn: () => call('POST /letter-postings', { body: { letters: letters.map(({ code, id }) => ({ code, id })), on } }),
    onSuccess: async ({ posted, job }) => {
      setOpen(false)
      onPosted()
      if (job) follow(job, { touched: TOUCHED })
      else done(t('letters.posted', { count: posted, n: int(posted) }))
      await Promise.all(TOUCHED.map((key) => client.invalidateQueries({ queryKey: [key] })))
    },
    onError: say,
  })
  return (
    <>
      <Button size="xs" leftSection={<MailCheck size={14} />} disabled={!letters.length} onClick={() => setOpen(true)} data-testid="mark-posted">{t('letters.markPosted', { count: letters.length, n: int(letters.length) })}</Button>
      <Modal opened={open} onClose={() => setOpen(false)} size="sm" title={t('letters.markPosted', { count: letters.length, n: int(letters.length) })} closeButtonProps={{ 'aria-label': t('ui.close') }}>
        <Stack gap="sm">
          <DateField label={t('letters.postedOn')} description={t('letters.markAbout')} value={on || null} maxDate={today} onChange={choose} />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setOpen(false)}>{t('ui.cancel')}</Button>
            <Button loading={post.isPending} disabled={!on} onClick={() => post.mutate()} data-autofocus data-testid="confirm-posted">{t('letters.confirm')}</Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
