import { Button, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/call'
import { said } from '../../shared/i18n'

/** Everything a text may name, with what it becomes; a click puts it in at the cursor. */
export function Placeholders({ channel, onChoose }: { channel: string; onChoose: (name: string) => void }) {
  const { t } = useTranslation()
  const { data } = useQuery({ queryKey: ['placeholders'], staleTime: Infinity, queryFn: ({ signal }) => call('GET /template-placeholders', { signal }) })
  return (
    <div style={{ marginTop: 12 }}>
      <Text size="sm" fw={600}>{t('templates.placeholders')}</Text>
      <Text size="xs" c="dimmed" mb={6}>{t('templates.placeholdersAbout')}</Text>
      <dl className="placeholders" data-testid="placeholders">
        {data?.[channel === 'sms' ? 'sms' : 'items'].map((name) => (
          <div key={name}>
            <dt><Button size="compact-xs" variant="default" title={`{{ ${name} }}`} onClick={() => onChoose(name)}>{said('placeholder', name)}</Button></dt>
            <dd>{said('placeholderAbout', name, '')}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
