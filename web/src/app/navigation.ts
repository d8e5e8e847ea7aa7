import { BellRing, BookUser, CalendarCheck, CalendarRange, ChartColumn, FileUp, History, Inbox, LayoutDashboard, Mail, MailQuestion, Mailbox, MessageSquareReply, Route, Scale, Send, Settings, ShieldCheck, Tags, TrendingUp, TriangleAlert, UserRoundCog, Users } from 'lucide-react'

/** The pages in the order of a collector's day; `least` hides what a role may not see. */
export const NAVIGATION = [
  { group: 'work', pages: [
    { id: 'agenda', href: '/agenda', icon: CalendarCheck },
    { id: 'dashboard', href: '/dashboard', icon: LayoutDashboard },
    { id: 'alerts', href: '/alerts', icon: TriangleAlert },
    { id: 'accounts', href: '/accounts', icon: BookUser },
    { id: 'overdue', href: '/overdue', icon: BellRing },
    { id: 'answers', href: '/answers', icon: MessageSquareReply },
    { id: 'disputes', href: '/disputes', icon: Scale },
    { id: 'plans', href: '/plans', icon: CalendarRange },
    { id: 'forecast', href: '/forecast', icon: TrendingUp },
    { id: 'limits', href: '/limits', icon: ShieldCheck },
    { id: 'reminders', href: '/reminders', icon: Send },
    { id: 'letters', href: '/letters', icon: Mailbox },
    { id: 'reports', href: '/reports', icon: ChartColumn },
    { id: 'history', href: '/history', icon: History },
  ] },
  { group: 'data', pages: [{ id: 'imports', href: '/imports', icon: FileUp }] },
  { group: 'set', pages: [
    { id: 'assignment', href: '/assignment', icon: UserRoundCog },
    { id: 'scenarios', href: '/scenarios', icon: Route },
    { id: 'statuses', href: '/statuses', icon: Tags },
    { id: 'templates', href: '/templates', icon: Mail },
    { id: 'settings', href: '/settings', icon: Settings },
    { id: 'users', href: '/users', icon: Users },
    { id: 'replies', href: '/replies', icon: MailQuestion },
    { id: 'outbox', href: '/outbox', icon: Inbox },
  ] },
] as const

export type PageId = (typeof NAVIGATION)[number]['pages'][number]['id']

// A colleague resolves what it is asked to: the work of collectors is not its own.
const NOT_ASKED = ['alerts', 'forecast', 'reports', 'overdue', 'answers', 'plans', 'limits', 'reminders', 'letters', 'imports', 'scenarios', 'statuses', 'templates', 'settings', 'users'] as const

/** The groups with the pages this user has. */
export function navigation(me: { role: string; one_machine: boolean } | undefined) {
  const hidden = new Set<PageId>()
  if (me?.role !== 'administrator' && me?.role !== 'credit_manager') hidden.add('assignment')
  if (me?.role !== 'administrator') hidden.add('replies')
  if (!me?.one_machine) hidden.add('outbox')
  if (me?.role === 'colleague') for (const id of NOT_ASKED) hidden.add(id)
  return NAVIGATION.map(({ group, pages }) => ({ group, pages: pages.filter((page) => !hidden.has(page.id)) }))
}

/** Where a day begins: collectors in their agenda, colleagues with what is asked of them. */
export const home = (role: string) => (role === 'collector' ? '/agenda' : role === 'colleague' ? '/disputes' : '/dashboard')

export const isAt = (path: string, href: string) => path === href || path.startsWith(`${href}/`)
