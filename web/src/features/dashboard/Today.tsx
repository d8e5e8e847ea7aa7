import { Card, Title } from '@mantine/core'
import { CalendarCheck, CalendarClock, CalendarX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { int } from '../../shared/format'

const ROWS = [['late', CalendarX], ['today', CalendarClock], ['answer', CalendarCheck], ['automatic', CalendarCheck], ['alert', CalendarCheck]] as const
const href = (id: string) => (id === 'late' || id === 'today' ? `/agenda?when=${id}` : `/agenda?kind=${id}`)

/** The user's own agenda in numbers, each leading to its entries. */
export function Today({ counts }: { counts: Record<string, number> }) {
  const { t } = useTranslation()
  const label = (id: (typeof ROWS)[number][0]) => (id === 'late' || id === 'today' ? t(`agenda.whens.${id}`) : t(`agenda.sources.${id}`))
  return (
    <Card data-testid="today">
      <Title order={2} size="h5" mb={6}><Link href="/agenda">{t('agenda.mine')}</Link></Title>
      <ul className="next">
        {ROWS.map(([id, Icon]) => (
          <li key={id}><Link href={href(id)}><Icon size={18} strokeWidth={1.7} aria-hidden /><span className="what">{label(id)}</span><span className={id === 'late' && counts[id] ? 'n late' : 'n'}>{int(counts[id] ?? 0)}</span></Link></li>
        ))}
      </ul>
    </Card>
  )
}
