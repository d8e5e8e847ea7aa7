import { Card, Group, Skeleton, Text, Timeline, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Hand, Mail, ShieldQuestion } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/call'
import { Page } from '../../shared/Page'
import { Problem } from '../../shared/problem'
import { scenariosQuery } from '../../shared/queries'
import { Level } from '../../shared/tags'
import { Law } from './Law'

type Scenario = Item<'GET /scenarios'>
const ICONS = { auto: Mail, confirm: ShieldQuestion, manual: Hand }

/** The sequences of reminders an account can follow. */
export default function ScenariosPage() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(scenariosQuery)
  return (
    <Page title={t('nav.scenarios')} lead={t('scenarios.lead')}>
      {error && <Problem error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={320} />}
      {data?.items.map((scenario) => <Sequence key={scenario.id} scenario={scenario} />)}
      <Law />
    </Page>
  )
}

function Sequence({ scenario }: { scenario: Scenario }) {
  const { t, i18n } = useTranslation()
  return (
    <Card className="narrow">
      <Title order={2} size="h4" mb={2}>{scenario.names[i18n.language] ?? scenario.id}</Title>
      <Text size="sm" c="dimmed" mb="md">{scenario.steps.length ? t('scenarios.gap', { count: scenario.min_gap_days }) : t('scenarios.empty')}</Text>
      <Timeline bulletSize={28} lineWidth={2}>
        {scenario.steps.map((step) => {
          const Icon = ICONS[step.mode]
          return (
            <Timeline.Item key={step.key} bullet={<Icon size={14} aria-hidden />} title={<Group gap={10}><Text fw={600}>{step.names[i18n.language] ?? step.key}</Text><Level level={step.level} /></Group>}>
              <Text size="sm">{t(step.offset_days < 0 ? 'scenarios.before' : 'scenarios.after', { count: Math.abs(step.offset_days) })}</Text>
              <Text size="sm" c="dimmed">{t(`scenarios.mode.${step.mode}`)}</Text>
            </Timeline.Item>
          )
        })}
      </Timeline>
    </Card>
  )
}
