import { Card, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { BellRing, CircleHelp, MailX, MessageSquareReply, PartyPopper, UserRoundX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Ok } from '../../shared/call'
import { int } from '../../shared/format'
import { unknownQuery } from '../../shared/queries'

/** What to do next, the most pressing first; nothing that needs nobody. */
export function Next({ numbers }: { numbers: Ok<'GET /dashboard'> }) {
  const { t } = useTranslation()
  const { data: unknown = 0 } = useQuery(unknownQuery)
  const todo = [
    { id: 'unknown', count: unknown, href: '/reminders?state=unknown', icon: CircleHelp },
    { id: 'answers', count: numbers.answers_waiting, href: '/answers', icon: MessageSquareReply },
    { id: 'bounced', count: numbers.contacts_bounced, href: '/accounts?show=bounced', icon: MailX },
    { id: 'collector', count: numbers.accounts_without_collector, href: '/accounts?show=no_collector', icon: UserRoundX },
  ] as const
  const left = todo.filter((one) => one.count > 0)
  return (
    <Card data-testid="next">
      <Title order={2} size="h5" mb={6}>{t('dashboard.next')}</Title>
      <ul className="next">
        {left.map(({ id, count, href, icon: Icon }) => (
          <li key={id}><Link href={href}><Icon size={18} strokeWidth={1.7} aria-hidden /><span className="what">{t(`dashboard.todo.${id}`, { count })}</span><span className="n">{int(count)}</span></Link></li>
        ))}
        <li><Link href="/overdue"><BellRing size={18} strokeWidth={1.7} aria-hidden /><span className="what">{t('dashboard.todo.overdue')}</span></Link></li>
      </ul>
      {left.length === 0 && <Text size="sm" c="dimmed"><PartyPopper size={14} aria-hidden /> {t('dashboard.clear')}</Text>}
    </Card>
  )
}
