import { Card, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { instant } from '../../shared/format'
import { usePeople, sendingQuery } from '../../shared/queries'

/** The pauses of automatic sending that ended: who ended them, when and why. */
export function Pauses() {
  const { t } = useTranslation()
  const { nameOf } = usePeople()
  const { data } = useQuery(sendingQuery)
  if (!data?.past.length) return null
  return (
    <Card className="narrow" mb="md">
      <Title order={2} size="h5" mb="sm">{t('paused.past')}</Title>
      {data.past.map((pause) => (
        <div key={pause.at} style={{ marginBottom: 8 }}>
          <Text size="sm">{pause.text}</Text>
          <Text size="sm" c="dimmed">{t('paused.ended', { at: instant(pause.resumed_at ?? pause.at), who: nameOf(pause.resumed_by), reason: pause.reason })}</Text>
        </div>
      ))}
    </Card>
  )
}
