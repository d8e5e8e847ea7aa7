import './scenarios.css'
import { ClipboardList, FileText, Mail, MessageSquareText, Phone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Level } from '../../shared/tags'
import { asked, daysOf, type Step } from './model'

const ICONS = { email: Mail, sms: MessageSquareText, letter: FileText, call: Phone, task: ClipboardList }
const GAP_MAX = 30

type Props = {
  steps: readonly Step[]
  label: string
  /** The step that is open, and what a key or a click on a step does. */
  open?: string
  onOpen?: (key: string) => void
  onMove?: (key: string, byDays: number) => void
}

/** The scenario drawn: its steps along the days, the due date among them. With `onMove`, arrow keys move a step by a day. */
export function Line({ steps, label, open, onOpen, onMove }: Props) {
  const { t } = useTranslation()
  const days = daysOf(steps)
  const due = days.findIndex((day) => day > 0)
  const at = due < 0 ? steps.length : due
  const grow = (i: number) => Math.min(GAP_MAX, Math.max(1, (days[i] ?? 0) - (i === at ? 0 : (days[i - 1] ?? days[i] ?? 0))))
  return (
    <ol className="line" aria-label={label}>
      {steps.map((step, i) => [
        i === at && <Due key="due" />,
        <li key={step.key} style={{ flexGrow: grow(i) }} data-open={step.key === open || undefined}>
          <Node step={step} day={days[i] ?? 0} open={step.key === open} onOpen={onOpen} onMove={onMove} />
        </li>,
      ])}
      {at === steps.length && <Due />}
      {steps.length === 0 && <li className="faint">{t('scenarios.empty')}</li>}
    </ol>
  )
}

function Due() {
  const { t } = useTranslation()
  return <li className="due"><span className="when">{t('scenarios.due')}</span><span className="dot" aria-hidden /></li>
}

function Node({ step, day, open, onOpen, onMove }: { step: Step; day: number; open: boolean } & Pick<Props, 'onOpen' | 'onMove'>) {
  const { t, i18n } = useTranslation()
  const Icon = ICONS[step.channel]
  const name = step.names[i18n.language] || step.key
  const when = step.counts_from === 'due' ? t(day < 0 ? 'scenarios.before' : 'scenarios.after', { count: Math.abs(day) }) : t('scenarios.afterAction', { count: step.offset_days })
  const inside = (
    <>
      <span className="when">{when}</span>
      <span className={`dot ${step.mode}`} aria-hidden><Icon size={14} /></span>
      <span className="name">{name}</span>
      <span className="faint small">{t(`scenarios.channel.${step.channel}`)} · {t(`scenarios.short.${step.mode}`)}</span>
      <Level level={step.level} />
      {asked(step.condition).length > 0 && <span className="tag warn">{t('scenarios.conditional')}</span>}
    </>
  )
  if (!onOpen) return <div className="node">{inside}</div>
  return (
    <button type="button" className="node" aria-pressed={open} data-testid="step" onClick={() => onOpen(step.key)}
      onKeyDown={(event) => {
        const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
        if (by && onMove) { event.preventDefault(); onMove(step.key, by) }
      }}>{inside}</button>
  )
}
