import { Button, Modal, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from './call'
import { instant } from './format'
import { Problem } from './problem'
import { usePeople } from './queries'

/** A scenario by its id, or a template by language, channel and step. */
type Of = { scenario_id: string } | { language: string; channel: string; step: string }

const ask = (of: Of, signal: AbortSignal) => ('scenario_id' in of
  ? call('GET /scenarios/{scenario_id}/versions', { path: of, signal })
  : call('GET /templates/{language}/{channel}/{step}/versions', { path: of, signal }))

/** Who changed it, when, and what says something else since. */
export function Versions({ of, onClose }: { of: Of; onClose: () => void }) {
  const { t } = useTranslation()
  const { nameOf } = usePeople()
  const { data, error } = useQuery({ queryKey: ['versions', of], queryFn: ({ signal }) => ask(of, signal) })
  return (
    <Modal opened onClose={onClose} size="lg" title={t('versions.title')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      {error && <Problem error={error} />}
      {!data && !error && <Skeleton h={160} />}
      <Stack gap="md" data-testid="versions">
        {data?.items.map((one) => (
          <div key={one.version}>
            <Text size="sm" fw={600}>{t('versions.one', { version: one.version, who: nameOf(one.by), when: instant(one.at) })}</Text>
            {one.note && <Text size="sm">{one.note}</Text>}
            {one.version > 1 && <ul className="changes">{one.changes.map((c) => <li key={c.place}><code>{c.place}</code> : {c.before || '–'} → {c.after || '–'}</li>)}</ul>}
          </div>
        ))}
      </Stack>
      <Button mt="md" variant="default" onClick={onClose}>{t('ui.close')}</Button>
    </Modal>
  )
}
