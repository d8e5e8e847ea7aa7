import { Drawer } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ReminderView } from './ReminderView'

/** One reminder beside the page it belongs to. */
export function ReminderDrawer({ code, id, onClose }: { code: string; id: string; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Drawer opened onClose={onClose} position="right" size="lg" title={t('reminder.title')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <ReminderView code={code} id={id} />
    </Drawer>
  )
}
