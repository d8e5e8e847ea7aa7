import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import i18n from './i18n'
import { onUndoKey } from './keys'

const close = () => ({ 'aria-label': i18n.t('ui.close') })

/** Says what was done; `undo`, where there is a way back, is offered for 8 seconds. */
export function done(message: string, undo?: () => void) {
  const back = () => { notifications.hide(id); undo?.() }
  const stop = undo && onUndoKey(back)
  const id: string = notifications.show({
    ...(stop ? { onClose: stop } : {}),
    autoClose: undo ? 8000 : 4000,
    withBorder: true,
    color: 'teal',
    closeButtonProps: close(),
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        {undo && (
          <Button size="compact-sm" variant="light" onClick={back} aria-keyshortcuts="u">{i18n.t('ui.undo')} <kbd className="kbd" aria-hidden>u</kbd></Button>
        )}
      </Group>
    ),
  })
}

/** Says what could not be done, and stays until closed. */
export function failed(message: string) {
  notifications.show({ autoClose: false, withBorder: true, color: 'red', closeButtonProps: close(), title: i18n.t('ui.failed'), message })
}
