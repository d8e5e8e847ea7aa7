import { Modal, Switch, Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { singleKeys, useSingleKeys } from '../shared/keys'

const KEYS = [
  ['Ctrl K', 'palette'], ['?', 'sheet'], ['/', 'search'], ['j k ↓ ↑', 'move'], ['x ␣', 'tick'], ['⇧', 'extend'],
  ['↵', 'open'], ['Esc', 'untick'], ['c p r d l 0', 'qualify'], ['y n', 'decide'], ['n', 'next'], ['f o a e w s', 'agenda'], ['u', 'undo'],
] as const

/** The sheet of keys, and the switch for those who do not want single letters to act. */
export function Shortcuts({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const on = useSingleKeys()
  return (
    <Modal opened={opened} onClose={onClose} title={t('keys.title')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <Table verticalSpacing={6}>
        <Table.Tbody>
          {KEYS.map(([keys, what]) => (
            <Table.Tr key={what}><Table.Th w={110} scope="row"><kbd className="kbd">{keys}</kbd></Table.Th><Table.Td>{t(`keys.${what}`)}</Table.Td></Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Switch mt="md" label={t('keys.single')} description={t('keys.singleAbout')} checked={on} onChange={(e) => singleKeys.set(e.currentTarget.checked)} />
    </Modal>
  )
}
