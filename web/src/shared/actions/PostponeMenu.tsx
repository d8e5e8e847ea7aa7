import { Button, Menu } from '@mantine/core'
import { CalendarPlus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { day } from '../format'
import { useToday } from '../queries'
import { later, useAction } from './queries'

export const DELAYS = [1, 3, 7, 14] as const

/** Proroger: tomorrow, in some days, in a week or two. */
export function PostponeMenu({ code, action, opened, onChange, onOther }: { code: string; action: { id: string; on: string }; opened?: boolean; onChange?: (opened: boolean) => void; onOther?: () => void }) {
  const { t } = useTranslation()
  const today = useToday()
  const act = useAction(code)
  return (
    <Menu position="bottom-end" {...(opened === undefined ? {} : { opened, onChange: onChange ?? (() => {}) })}>
      <Menu.Target><Button size="compact-sm" variant="default" leftSection={<CalendarPlus size={13} />} loading={act.isPending}>{t('action.postpone')}</Button></Menu.Target>
      <Menu.Dropdown>
        {DELAYS.map((days) => {
          const on = later(today, days)
          return <Menu.Item key={days} onClick={() => act.mutate({ do: 'postpone', id: action.id, on, was: action.on })}>{t('action.in', { count: days })} · {day(on)}</Menu.Item>
        })}
        {onOther && <Menu.Item onClick={onOther}>{t('action.otherDay')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}
