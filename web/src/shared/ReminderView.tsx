import { Alert, Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CircleHelp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { path } from './accounts'
import { call } from './call'
import { day } from './format'
import { said } from './i18n'
import { Lifeline } from './Lifeline'
import { Problem } from './problem'
import { useMay } from './queries'
import { State } from './tags'
import { done } from './undo'

/** One reminder: its line of life, its text, and the decision when nobody knows whether it left. */
export function ReminderView({ code, id }: { code: string; id: string }) {
  const { t } = useTranslation()
  const may = useMay('collector')
  const client = useQueryClient()
  const { data, error, refetch } = useQuery({
    queryKey: ['reminders', code, id], queryFn: ({ signal }) => call('GET /reminders/{code}/{reminder_id}', { path: { code, reminder_id: id }, signal }),
  })
  const settle = useMutation({
    mutationFn: (decision: 'send_again' | 'consider_sent') => call('POST /reminders/{code}/{reminder_id}/decisions', { path: { code, reminder_id: id }, body: { decision } }),
    onSuccess: async (_, decision) => {
      done(t(`reminder.settled.${decision}`))
      await Promise.all([['reminders'], ['account', code], ['dashboard']].map((queryKey) => client.invalidateQueries({ queryKey })))
    },
  })
  return (
    <>
      {error && <Problem error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={300} />}
      {data && (
        <Stack gap="md" data-testid="reminder">
          <Group justify="space-between"><Text fw={600}><Link href={path(data.code)}>{data.name || data.code}</Link></Text><State group="reminderState" state={data.state} /></Group>
          {data.state === 'unknown' && may && (
            <Alert color="yellow" variant="light" icon={<CircleHelp size={18} />} title={t('reminder.unknownTitle')}>
              <Text size="sm" mb="sm">{t('reminder.unknownText')}</Text>
              {settle.error && <Problem error={settle.error} />}
              <Group gap="xs">
                <Button size="xs" variant="default" loading={settle.isPending} onClick={() => settle.mutate('consider_sent')}>{t('reminder.considerSent')}</Button>
                <Button size="xs" color="orange" variant="light" loading={settle.isPending} onClick={() => settle.mutate('send_again')}>{t('reminder.sendAgain')}</Button>
              </Group>
            </Alert>
          )}
          <dl className="facts">
            <dt>{t('reminder.step')}</dt><dd>{said('step', data.step)}</dd>
            <dt>{t('reminder.on')}</dt><dd>{day(data.on)}</dd>
            <dt>{t('message.to')}</dt><dd>{data.recipient}</dd>
            <dt>{t('message.subject')}</dt><dd className="strong">{data.subject}</dd>
          </dl>
          <Lifeline entries={data.timeline} />
          <pre className="plain" tabIndex={0} aria-label={t('message.text')}>{data.text}</pre>
        </Stack>
      )}
    </>
  )
}
