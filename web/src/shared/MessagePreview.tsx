import { Alert, Button, Group, SegmentedControl, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { BellOff, FileText } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TFunction } from 'i18next'
import { previewQuery } from './accountQueries'
import type { Ok } from './call'
import { said } from './i18n'
import { reasonText } from './reason'
import { download } from './api'
import { address } from './call'
import { MailFrame } from './MailFrame'
import { SmsText } from './SmsText'
import { Problem, say } from './problem'

/** Whose turn it is, and for what: the step and its level, how many items, how late the oldest. */
const why = ({ step, level, items }: Ok<'GET /overdue/{code}/preview'>, t: TFunction) => {
  const late = Math.max(0, ...items.map((item) => item.days_late))
  return [said('step', step ?? ''), t('message.level', { level }), t('message.items', { count: items.length }), late > 0 && t('message.late', { count: late })].filter(Boolean).join(' · ')
}

/** The message an account would receive, exactly as it would leave; or the reason why none would. */
export function MessagePreview({ code, on = '', step = '', height = 420 }: { code: string; on?: string; step?: string; height?: number | string }) {
  const { t } = useTranslation()
  const [part, setPart] = useState('html')
  const { data, error, refetch } = useQuery(previewQuery(code, on, step))
  const printed = () => void download(address('/overdue/{code}/letter.pdf', { code }, { on, step }), `${code}.pdf`).catch(say)
  if (error) return <Problem error={error} retry={refetch} />
  if (!data) return <Skeleton h={height} />
  return (
    <div data-testid="preview">
      {data.reason && <Alert color="yellow" variant="light" icon={<BellOff size={16} />} mb="sm">{reasonText(data.reason)}</Alert>}
      {(data.channel === 'call' || data.channel === 'task') && <Alert color="blue" variant="light" mb="sm">{t('scenarios.toAgenda')}</Alert>}
      {data.channel === 'sms' && <><dl className="facts" style={{ marginBottom: 10 }}><dt>{t('message.to')}</dt><dd>{data.recipient}</dd></dl><SmsText text={data.text} segments={data.segments} cost={data.cost} /></>}
      {data.channel === 'letter' && (
        <Alert color="blue" variant="light" mb="sm">
          <Group justify="space-between" gap="xs">{t('letters.toPrint')}<Button size="compact-sm" variant="default" leftSection={<FileText size={14} />} onClick={printed}>{t('write.letterPreview')}</Button></Group>
        </Alert>
      )}
      {data.subject && (
        <dl className="facts" style={{ marginBottom: 10 }}>
          <dt>{t('message.to')}</dt><dd>{data.recipient ?? t('message.nobody')}</dd>
          {data.step && <><dt>{t('message.why')}</dt><dd data-testid="why">{why(data, t)}</dd></>}
          <dt>{t('message.subject')}</dt><dd className="strong">{data.subject}</dd>
          {data.attached.length > 0 && <><dt>{t('message.attached')}</dt><dd data-testid="attached">{data.attached.join(', ')}</dd></>}
        </dl>
      )}
      {data.html && (
        <>
          <SegmentedControl size="xs" mb={8} aria-label={t('message.form')} value={part} onChange={setPart} data={[{ value: 'html', label: t('message.html') }, { value: 'text', label: t('message.text') }]} />
          {part === 'html' ? <MailFrame html={data.html} title={t('message.html')} height={height} /> : <pre className="plain" style={{ maxHeight: height, overflow: 'auto' }} tabIndex={0}>{data.text}</pre>}
        </>
      )}
    </div>
  )
}
