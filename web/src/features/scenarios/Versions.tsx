import { Button, Modal, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/call'
import { instant } from '../../shared/format'
import { Problem } from '../../shared/problem'
import { usePeople } from '../../shared/queries'

/** Who changed a scenario, when, and what says something else since. */
export function Versions({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation()
  const { nameOf } = usePeople()
  const { data, error } = useQuery({ queryKey: ['scenarios', id, 'versions'], queryFn: ({ signal }) => call('GET /scenarios/{scenario_id}/versions', { path: { scenario_id: id }, signal }) })
  return (
    <Modal opened onClose={onClose} size="lg" title={t('versions.title')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      {error && <Problem error={error} />}
      {!data && !error && <Skeleton h={160} />}
      <Stack gap="md" data-testid="versions">
        {data?.items.map((one) => (
          <div key={one.version}>
            <Text size="sm" fw={600}>{t('versions.one', { version: one.version, who: nameOf(one.by), when: instant(one.at) })}</Text>
            {one.note && <Text size="sm">{one.note}</Text>}
            {one.version > 1 && <ul style={{ margin: '4px 0 0', paddingLeft: 18, fontSize: 13 }}>{one.changes.map((c) => <li key={c.place}><code>{c.place}</code> : {c.before || '–'} → {c.after || '–'}</li>)}</ul>}
          </div>
        ))}
      </Stack>
      <Button mt="md" variant="default" onClick={onClose}>{t('ui.close')}</Button>
    </Modal>
  )
}
