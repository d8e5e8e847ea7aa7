import { Button, Card, Group, Skeleton, Text, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Copy, History, ListOrdered, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/call'
import { LinkButton } from '../../shared/LinkButton'
import { Page } from '../../shared/Page'
import { Problem, say } from '../../shared/problem'
import { scenariosQuery, useMay } from '../../shared/queries'
import { done } from '../../shared/undo'
import { Law } from './Law'
import { Line } from './Line'
import { NATIVE, type Scenario } from './model'
import { Versions } from '../../shared/Versions'

/** The sequences of reminders an account can follow, drawn; a company copies one and changes it. */
export default function ScenariosPage() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(scenariosQuery)
  return (
    <Page title={t('nav.scenarios')} lead={t('scenarios.lead')} actions={<LinkButton size="xs" variant="default" leftSection={<ListOrdered size={14} />} href="/levels">{t('levels.title')}</LinkButton>}>
      {error && <Problem error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={320} />}
      {data?.items.map((scenario) => <Sequence key={scenario.id} scenario={scenario} />)}
      <Law />
    </Page>
  )
}

function Sequence({ scenario }: { scenario: Scenario }) {
  const { t, i18n } = useTranslation()
  const name = scenario.names[i18n.language] || scenario.id
  return (
    <Card maw={1180} data-testid="scenario">
      <Group justify="space-between" align="flex-start" gap="xs" mb="xs">
        <div>
          <Title order={2} size="h4" mb={2}>{name}</Title>
          <Text size="sm" c="dimmed">{scenario.steps.length ? t('scenarios.gap', { count: scenario.min_gap_days }) : t('scenarios.empty')}</Text>
        </div>
        <Choices scenario={scenario} name={name} />
      </Group>
      {scenario.steps.length > 0 && <Line steps={scenario.steps} label={name} />}
    </Card>
  )
}

function Choices({ scenario, name }: { scenario: Scenario; name: string }) {
  const { t } = useTranslation()
  const may = useMay('credit_manager')
  const client = useQueryClient()
  const [asked, setAsked] = useState(false)
  const remove = useMutation({
    mutationFn: () => call('DELETE /scenarios/{scenario_id}', { path: { scenario_id: scenario.id }, version: scenario.version }),
    onSuccess: (now) => { client.setQueryData(scenariosQuery.queryKey, now); done(t('scenarios.gone', { name })) },
    onError: say,
  })
  const isOwn = !NATIVE.includes(scenario.id)
  return (
    <Group gap={6}>
      {may && <LinkButton size="compact-sm" variant="default" leftSection={<Copy size={14} />} href={`/scenarios/new?from=${scenario.id}`}>{t('scenarios.copy')}</LinkButton>}
      {may && isOwn && <LinkButton size="compact-sm" variant="default" leftSection={<Pencil size={14} />} href={`/scenarios/${scenario.id}`}>{t('scenarios.edit')}</LinkButton>}
      {isOwn && <Button size="compact-sm" variant="subtle" leftSection={<History size={14} />} onClick={() => setAsked(true)}>{t('versions.title')}</Button>}
      {may && isOwn && <Button size="compact-sm" variant="subtle" color="red" leftSection={<Trash2 size={14} />} loading={remove.isPending} onClick={() => remove.mutate()}>{t('scenarios.remove')}</Button>}
      {asked && <Versions of={{ scenario_id: scenario.id }} onClose={() => setAsked(false)} />}
    </Group>
  )
}
