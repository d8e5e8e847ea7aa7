import { Alert, Button, Card, Group, Progress, Select, Table, Text, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { FlaskConical } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { path } from '../../shared/accounts'
import { call, type Ok } from '../../shared/call'
import { day, int } from '../../shared/format'
import { said } from '../../shared/i18n'
import { Problem } from '../../shared/problem'
import { scenariosQuery } from '../../shared/queries'
import type { Draft } from './model'

type Found = Ok<'GET /scenario-replays/{job_id}'>
const ROWS = 50

/** The draft over the real book for 30 days: what would change if it were on. Nothing does. */
export function Replay({ id, draft, source }: { id: string; draft: Draft; source: string }) {
  const { t, i18n } = useTranslation()
  const { data: known } = useQuery(scenariosQuery)
  const [instead, setInstead] = useState(source)
  const start = useMutation({ mutationFn: () => call('POST /scenario-replays', { body: { ...draft, id, instead_of: instead } }) })
  const job = start.data?.id ?? ''
  const { data: found, error, refetch } = useQuery({
    queryKey: ['replay', job], enabled: !!job,
    queryFn: ({ signal }) => call('GET /scenario-replays/{job_id}', { path: { job_id: job }, signal }),
    refetchInterval: ({ state }) => (state.data?.is_done || state.error ? false : 700),
  })
  return (
    <Card data-testid="replay">
      <Title order={2} size="h4">{t('replay.title')}</Title>
      <Text size="sm" c="dimmed" mb="sm">{t('replay.lead')}</Text>
      <Group align="flex-end" gap="sm">
        <Select label={t('replay.instead')} w={260} allowDeselect={false} value={instead} onChange={(value) => setInstead(value ?? source)} data={(known?.items ?? []).map((s) => ({ value: s.id, label: s.names[i18n.language] || s.id }))} />
        <Button variant="default" leftSection={<FlaskConical size={15} />} loading={start.isPending || (!!job && !found?.is_done && !error)} onClick={() => start.mutate()}>{t('replay.start')}</Button>
      </Group>
      {start.error && <Problem error={start.error} />}
      {error && <Problem error={error} retry={refetch} />}
      {found && !found.is_done && <Progress mt="sm" value={found.total ? (found.done * 100) / found.total : 0} aria-label={t('jobs.progress')} />}
      {found?.is_done && <Result found={found} />}
    </Card>
  )
}

function Result({ found }: { found: Found }) {
  const { t } = useTranslation()
  const none = !found.more && !found.less && !found.moved
  return (
    <div data-testid="replay-result">
      <Alert mt="sm" color={none ? 'gray' : 'blue'} variant="light" role="status">
        {t('replay.messages', { before: int(found.before), after: int(found.after), count: found.total, n: int(found.total) })} {none ? t('replay.same') : t('replay.who', { more: int(found.more), less: int(found.less), moved: int(found.moved) })}
      </Alert>
      {found.days.length > 0 && <Days days={found.days} />}
      {found.accounts.length > 0 && <Accounts rows={found.accounts} />}
    </div>
  )
}

function Days({ days }: { days: Found['days'] }) {
  const { t } = useTranslation()
  const most = Math.max(1, ...days.flatMap((one) => [one.before, one.after]))
  const width = (n: number) => ({ width: `${(n * 100) / most}%` })
  return (
    <table className="bars" style={{ marginTop: 12 }}>
      <caption className="vh">{t('replay.byDay')}</caption>
      <thead><tr><th scope="col">{t('replay.day')}</th><th scope="col">{t('replay.before')}</th><th scope="col" colSpan={2}>{t('replay.after')}</th></tr></thead>
      <tbody>{days.map((one) => (
        <tr key={one.on}><th scope="row">{day(one.on)}</th><td>{int(one.before)}</td><td>{int(one.after)}</td><td className="bar" aria-hidden><i style={width(one.before)} /><i className="new" style={width(one.after)} /></td></tr>
      ))}</tbody>
    </table>
  )
}

function Accounts({ rows }: { rows: Found['accounts'] }) {
  const { t } = useTranslation()
  const first = (one: Found['accounts'][number]['first_after']) => (one ? `${said('step', one.step)} · ${day(one.on)}` : '–')
  return (
    <Table.ScrollContainer minWidth={620} mt="md">
      <Table>
        <Table.Thead><Table.Tr><Table.Th>{t('replay.account')}</Table.Th><Table.Th>{t('replay.before')}</Table.Th><Table.Th>{t('replay.after')}</Table.Th><Table.Th>{t('replay.firstBefore')}</Table.Th><Table.Th>{t('replay.firstAfter')}</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>{rows.slice(0, ROWS).map((row) => (
          <Table.Tr key={row.code}><Table.Td><Link href={path(row.code)}>{row.name}</Link></Table.Td><Table.Td className="num">{row.before}</Table.Td><Table.Td className="num">{row.after}</Table.Td><Table.Td>{first(row.first_before)}</Table.Td><Table.Td>{first(row.first_after)}</Table.Td></Table.Tr>
        ))}</Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
