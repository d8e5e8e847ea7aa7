import { Skeleton, Table, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { MailQuestion } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { accountRemindersQuery } from '../../shared/accountQueries'
import { Empty } from '../../shared/Empty'
import { day } from '../../shared/format'
import { said } from '../../shared/i18n'
import { Problem } from '../../shared/problem'
import { ReminderDrawer } from '../../shared/ReminderDrawer'
import { State } from '../../shared/tags'
import { useUrlState } from '../../shared/urlState'

const DEFAULTS = { reminder: '' }

/** The reminders of one account, newest first; each opens its line of life. */
export function AccountReminders({ code }: { code: string }) {
  const { t } = useTranslation()
  const [view, patch] = useUrlState(DEFAULTS)
  const { data, error, refetch } = useQuery(accountRemindersQuery(code))
  if (error) return <Problem error={error} retry={refetch} />
  if (!data) return <Skeleton h={120} />
  if (!data.items.length) return <Empty icon={MailQuestion} title={t('reminder.noneHere')} text={t('reminder.noneHereText')} />
  return (
    <Table.ScrollContainer minWidth={520}>
      <Table highlightOnHover verticalSpacing={6}>
        <Table.Thead><Table.Tr><Table.Th>{t('reminder.on')}</Table.Th><Table.Th>{t('reminder.step')}</Table.Th><Table.Th>{t('message.subject')}</Table.Th><Table.Th>{t('reminder.state')}</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {data.items.map((reminder) => (
            <Table.Tr key={reminder.id}>
              <Table.Td>{day(reminder.on)}</Table.Td><Table.Td>{said('step', reminder.step)}</Table.Td>
              <Table.Td><UnstyledButton className="strong" fz="sm" onClick={() => patch({ reminder: reminder.id })}>{reminder.subject}</UnstyledButton></Table.Td>
              <Table.Td><State group="reminderState" state={reminder.state} /></Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {view.reminder && <ReminderDrawer code={code} id={view.reminder} onClose={() => patch({ reminder: '' })} />}
    </Table.ScrollContainer>
  )
}
