import { Button, Menu, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CalendarClock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { call } from '../shared/call'
import { day } from '../shared/format'
import { say } from '../shared/problem'
import { done } from '../shared/undo'

/** The demonstration's own calendar: moving on runs the daily run of each day passed. */
export function DemoClock({ today }: { today: string }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const move = useMutation({
    mutationFn: (days: number) => call('POST /clock', { body: { days } }),
    onSuccess: async (now) => { await client.invalidateQueries(); done(t('clock.moved', { day: day(now.today) })) },
    onError: say,
  })
  return (
    <Menu position="bottom-end" width={250}>
      <Menu.Target>
        <Button variant="light" size="xs" leftSection={<CalendarClock size={14} />} loading={move.isPending} aria-label={t('clock.is', { day: day(today) })}>{day(today)}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Text size="xs" c="dimmed" px={12} py={6}>{t('clock.about')}</Text>
        {[1, 7].map((days) => <Menu.Item key={days} onClick={() => move.mutate(days)}>{t('clock.forward', { count: days })}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  )
}
