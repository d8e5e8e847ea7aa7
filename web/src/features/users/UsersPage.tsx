import { Badge, Button, Card, Select, Skeleton, Switch, Table, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listOf } from '../../shared/accounts'
import { call } from '../../shared/call'
import { LinkButton } from '../../shared/LinkButton'
import { Page } from '../../shared/Page'
import { Problem, say } from '../../shared/problem'
import { meQuery, ROLES, useMay, usersQuery } from '../../shared/queries'
import { quoted } from '../../shared/search/criteria'
import { done } from '../../shared/undo'
import { AbsenceDialog } from './AbsenceDialog'
import { InviteDialog } from './InviteDialog'
import type { User } from './model'

type Change = { email: string; role?: User['role']; active?: boolean; scope?: Scope; team?: string; undo?: Change }
type Scope = NonNullable<User['scope']>
const SCOPES: Scope[] = ['own', 'team', 'all']

/** Who may sign in, and what they may do. */
export default function UsersPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const may = useMay('administrator')
  const { data: me } = useQuery(meQuery)
  const { data, error, refetch } = useQuery(usersQuery)
  const [inviting, setInviting] = useState(false)
  const [away, setAway] = useState<User | null>(null)
  const change = useMutation({
    mutationFn: (given: Change) => { const { email, undo, ...body } = given; void undo; return call('PATCH /users/{email}', { path: { email }, body }) },
    onSuccess: async (user, { undo }) => {
      await client.invalidateQueries({ queryKey: ['users'] })
      done(t('users.changed', { name: user.name }), undo && (() => change.mutate(undo)))
    },
    onError: say,
  })
  const roles = ROLES.map((value) => ({ value, label: t(`role.${value}`) }))
  return (
    <Page title={t('nav.users')} actions={may && <Button size="xs" leftSection={<UserPlus size={15} />} onClick={() => setInviting(true)}>{t('users.invite')}</Button>}>
      {error && <Problem error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={240} />}
      {data && (
        <Card p={0} className="narrow">
          <Table.ScrollContainer minWidth={900}>
            <Table verticalSpacing={8} horizontalSpacing="md">
              <Table.Thead><Table.Tr><Table.Th>{t('users.name')}</Table.Th><Table.Th>{t('users.role')}</Table.Th><Table.Th>{t('users.scope')}</Table.Th><Table.Th>{t('users.team')}</Table.Th><Table.Th>{t('users.active')}</Table.Th><Table.Th /></Table.Tr></Table.Thead>
              <Table.Tbody>
                {data.map((user) => {
                  const own = user.email === me?.email
                  return (
                    <Table.Tr key={user.email}>
                      <Table.Td><span className="strong">{user.name}</span> {own && <Badge size="xs" variant="light">{t('users.you')}</Badge>}<div className="faint">{user.email}</div></Table.Td>
                      <Table.Td><Select aria-label={t('users.roleOf', { name: user.name })} size="xs" w={210} data={roles} value={user.role} allowDeselect={false} disabled={own || !may}
                        onChange={(role) => change.mutate({ email: user.email, role: role as User['role'], undo: { email: user.email, role: user.role } })} /></Table.Td>
                      <Table.Td><Select aria-label={t('users.scopeOf', { name: user.name })} size="xs" w={150} data={SCOPES.map((value) => ({ value, label: t(`users.scopes.${value}`) }))} value={user.scope ?? 'all'} allowDeselect={false} disabled={!may}
                        onChange={(scope) => change.mutate({ email: user.email, scope: scope as Scope, undo: { email: user.email, scope: user.scope ?? 'all' } })} /></Table.Td>
                      <Table.Td><TextInput aria-label={t('users.teamOf', { name: user.name })} size="xs" w={120} defaultValue={user.team ?? ''} readOnly={!may} maxLength={100}
                        onBlur={(e) => { const team = e.currentTarget.value.trim(); if (team !== (user.team ?? '')) change.mutate({ email: user.email, team, undo: { email: user.email, team: user.team ?? '' } }) }} /></Table.Td>
                      <Table.Td><Switch aria-label={t('users.activeOf', { name: user.name })} checked={user.active} disabled={own || !may} onChange={() => change.mutate({ email: user.email, active: !user.active, undo: { email: user.email, active: user.active } })} /></Table.Td>
                      <Table.Td>{(may || own) && <Button size="compact-xs" variant="subtle" onClick={() => setAway(user)}>{t('absence.button')}</Button>}
                        {!user.active && <LinkButton href={listOf(`collector = ${quoted(user.email)}`)} size="compact-xs">{t('users.accounts')}</LinkButton>}</Table.Td>
                    </Table.Tr>
                  )
                })}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Card>
      )}
      {away && <AbsenceDialog user={data?.find((u) => u.email === away.email) ?? away} own={away.email === me?.email} onClose={() => setAway(null)} />}
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Page>
  )
}
