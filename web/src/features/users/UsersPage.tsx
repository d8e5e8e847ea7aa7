import { Badge, Button, Card, Select, Skeleton, Switch, Table } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/call'
import { Page } from '../../shared/Page'
import { Problem, say } from '../../shared/problem'
import { meQuery, useMay, usersQuery } from '../../shared/queries'
import { done } from '../../shared/undo'
import { InviteDialog } from './InviteDialog'
import { ROLES, type User } from './model'

type Change = { email: string; role?: User['role']; active?: boolean; undo?: Change }

/** Who may sign in, and what they may do. */
export default function UsersPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const may = useMay('administrator')
  const { data: me } = useQuery(meQuery)
  const { data, error, refetch } = useQuery(usersQuery)
  const [inviting, setInviting] = useState(false)
  const change = useMutation({
    mutationFn: ({ email, role, active }: Change) => call('PATCH /users/{email}', { path: { email }, body: { ...(role ? { role } : {}), ...(active === undefined ? {} : { active }) } }),
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
          <Table.ScrollContainer minWidth={640}>
            <Table verticalSpacing={8} horizontalSpacing="md">
              <Table.Thead><Table.Tr><Table.Th>{t('users.name')}</Table.Th><Table.Th>{t('users.role')}</Table.Th><Table.Th>{t('users.active')}</Table.Th></Table.Tr></Table.Thead>
              <Table.Tbody>
                {data.map((user) => {
                  const own = user.email === me?.email
                  return (
                    <Table.Tr key={user.email}>
                      <Table.Td><span className="strong">{user.name}</span> {own && <Badge size="xs" variant="light">{t('users.you')}</Badge>}<div className="faint">{user.email}</div></Table.Td>
                      <Table.Td><Select aria-label={t('users.roleOf', { name: user.name })} size="xs" w={210} data={roles} value={user.role} allowDeselect={false} disabled={own || !may}
                        onChange={(role) => change.mutate({ email: user.email, role: role as User['role'], undo: { email: user.email, role: user.role } })} /></Table.Td>
                      <Table.Td><Switch aria-label={t('users.activeOf', { name: user.name })} checked={user.active} disabled={own || !may} onChange={() => change.mutate({ email: user.email, active: !user.active, undo: { email: user.email, active: user.active } })} /></Table.Td>
                    </Table.Tr>
                  )
                })}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Card>
      )}
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Page>
  )
}
