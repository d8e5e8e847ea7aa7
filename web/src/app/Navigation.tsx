import { Badge, Box, NavLink, ScrollArea, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { int } from '../shared/format'
import { dashboardQuery, straysQuery, unknownQuery } from '../shared/queries'
import type { Me } from '../shared/schema.gen'
import { CompanySwitch } from './CompanySwitch'
import { isAt, navigation } from './navigation'

/** The menu, with what waits for somebody counted beside its page. */
export function Navigation({ me, path }: { me: Me | undefined; path: string }) {
  const { t } = useTranslation()
  const { data: numbers } = useQuery(dashboardQuery)
  const { data: unknown } = useQuery(unknownQuery)
  const { data: strays } = useQuery({ ...straysQuery, enabled: me?.role === 'administrator' })
  const counts: Record<string, number | undefined> = { agenda: numbers && (numbers.agenda.late ?? 0) + (numbers.agenda.today ?? 0), alerts: numbers?.alerts.length, answers: numbers?.answers_waiting, reminders: unknown, replies: strays?.items.length }
  return (
    <ScrollArea flex={1} type="auto">
      {me && <Box hiddenFrom="md" mb={8}><CompanySwitch me={me} /></Box>}
      {navigation(me).map(({ group, pages }) => (
        <div key={group} style={{ marginBottom: 8 }}>
          <Text size="xs" c="dimmed" fw={600} px={10} mb={4}>{t(`nav.groups.${group}`)}</Text>
          {pages.map(({ id, href, icon: Icon }) => (
            <NavLink key={id} component={Link} href={href} active={isAt(path, href)} aria-current={isAt(path, href) ? 'page' : undefined}
              label={t(`nav.${id}`)} leftSection={<Icon size={17} strokeWidth={1.8} aria-hidden />} py={5} px={10}
              rightSection={counts[id] ? <Badge size="sm" circle={counts[id] < 10} variant="filled" color="#b93c0b">{int(counts[id])}</Badge> : undefined}
              styles={{ root: { borderRadius: 8 } }} />
          ))}
        </div>
      ))}
    </ScrollArea>
  )
}
