import { Alert, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { CircleCheck, CircleX, FileCheck2, Scissors } from 'lucide-react'
import { useState, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { api, XLSX } from '../../shared/api'
import type { Ok } from '../../shared/call'
import { int } from '../../shared/format'
import { Problem } from '../../shared/problem'

type Verdict = Ok<'POST /history-verifications'>
const LOOKS = { whole: { color: 'teal', icon: CircleCheck }, part: { color: 'yellow', icon: Scissors }, broken: { color: 'red', icon: CircleX } }

async function verify(file: File): Promise<Verdict> {
  const type = file.name.toLowerCase().endsWith('.xlsx') ? XLSX : 'application/json'
  return api<Verdict>('/history-verifications', { method: 'POST', file: new Blob([file], { type }) })
}

/** Drop a downloaded history: whether it is as it was written, and if not, where. */
export function Verify() {
  const { t } = useTranslation()
  const [over, setOver] = useState(false)
  const check = useMutation({ mutationFn: verify })
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file) check.mutate(file)
  }
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is the mouse's shortcut of the field inside */}
      <label className={over ? 'verify over' : 'verify'} onDragOver={(e) => { e.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)} onDrop={drop}>
        <FileCheck2 size={28} strokeWidth={1.4} aria-hidden />
        <Text fw={600} mt={6}>{t('history.drop')}</Text>
        <Text size="sm" c="dimmed">{t('history.dropAbout')}</Text>
        <input type="file" accept=".xlsx,.json" className="vh" disabled={check.isPending} data-testid="verify-file" aria-label={t('history.drop')}
          onChange={(e) => { const file = e.currentTarget.files?.[0]; if (file) check.mutate(file); e.currentTarget.value = '' }} />
      </label>
      <div aria-live="polite">
        {check.error && <Problem error={check.error} />}
        {check.data && <Told verdict={check.data} />}
      </div>
    </>
  )
}

function Told({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation()
  const { color, icon: Icon } = LOOKS[verdict.state]
  const gaps = verdict.gaps.map((gap) => (gap.first === gap.last ? int(gap.first) : `${int(gap.first)}–${int(gap.last)}`)).join(', ')
  return (
    <Alert mt="sm" color={color} variant="light" icon={<Icon size={18} />} title={t(`history.verdicts.${verdict.state}`)} data-testid="verdict" data-state={verdict.state}>
      <Text size="sm">{t('history.counted', { count: verdict.events, n: int(verdict.events), account: verdict.account, head: int(verdict.head_seq) })}</Text>
      {verdict.state === 'broken' && <Text size="sm" fw={600}>{t(`history.reasons.${verdict.reason || 'altered'}`, { seq: verdict.broken_at })}</Text>}
      {gaps && <Text size="sm">{t('history.gaps', { gaps })}</Text>}
      {verdict.reworded.length > 0 && <Text size="sm">{t('history.reworded', { seqs: verdict.reworded.join(', ') })}</Text>}
      {verdict.is_ours !== null && verdict.is_ours !== undefined && <Text size="sm">{t(verdict.is_ours ? 'history.ours' : 'history.notOurs')}</Text>}
    </Alert>
  )
}
