import { Anchor, Button, Card, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, type Item } from '../../shared/call'
import { instant } from '../../shared/format'
import { said } from '../../shared/i18n'
import { Problem, say } from '../../shared/problem'
import { scenariosQuery, useMay, usePeople } from '../../shared/queries'
import { done } from '../../shared/undo'

type Finding = Item<'GET /law/findings'>
const lawQuery = { queryKey: ['law'], queryFn: ({ signal }: { signal: AbortSignal }) => call('GET /law/findings', { signal }) }

/** Where scenarios, templates or settings break a rule; a credit manager lets one stand, with a reason. */
export function Law() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(lawQuery)
  if (error) return <Problem error={error} retry={refetch} />
  if (!data) return null
  const rules = [...new Set(data.items.map((one) => one.finding.rule))]
  return (
    <Card className="narrow" data-testid="law">
      <Title order={2} size="h4" mb={2}>{t('law.title')}</Title>
      <Text size="sm" c="dimmed" mb="md">{t(rules.length ? 'law.lead' : 'law.none')}</Text>
      <Stack gap="md">{rules.map((rule) => <Rule key={rule} found={data.items.filter((one) => one.finding.rule === rule)} />)}</Stack>
    </Card>
  )
}

function Rule({ found }: { found: Finding[] }) {
  const { t, i18n } = useTranslation()
  const [first] = found
  if (!first) return null
  const country = first.country ? (new Intl.DisplayNames([i18n.language], { type: 'region' }).of(first.country) ?? first.country) : t('law.everywhere')
  return (
    <div>
      <Text size="sm"><span className="tag warn">{country} · {t(`law.audiences.${first.audience}`)}</span> <b>{first.sentence}</b></Text>
      <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>{t('law.source')} {first.source.startsWith('http') ? <Anchor size="xs" href={first.source} target="_blank" rel="noreferrer">{first.source}</Anchor> : first.source}</Text>
      <Stack gap={6} mt={6}>{found.map((one) => <Place key={JSON.stringify(one.finding)} found={one} />)}</Stack>
    </div>
  )
}

/** One place: where it stands, what was read there, and who lets it through. */
function Place({ found: { finding, override } }: { found: Finding }) {
  const { t, i18n } = useTranslation()
  const may = useMay('credit_manager')
  const { nameOf } = usePeople()
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const save = useMutation({
    mutationFn: (why: string) => call('PUT /law/overrides', { body: { finding, reason: why } }),
    onSuccess: (now) => { client.setQueryData(['law'], now); setAsking(false); done(t('ui.saved')) },
    onError: say,
  })
  const { data: known } = useQuery(scenariosQuery)
  const scenario = known?.items.find((one) => one.id === finding.scenario)
  const where = [scenario && (scenario.names[i18n.language] || scenario.id), finding.step && said('step', finding.step, finding.step), finding.language && finding.language.toUpperCase(), finding.setting && t(`law.settings.${finding.setting as 'min_gap_days'}`)].filter(Boolean).join(' · ')
  return (
    <Group gap="sm" data-testid="finding">
      <Text size="sm" flex={1} miw={220}>
        {finding.found ? t('law.found', { where, what: /^\d+$/.test(finding.found) ? t('law.days', { count: Number(finding.found) }) : t('law.word', { word: finding.found }) }) : where}
        {override && <Text span size="xs" c="dimmed" display="block">{t('law.letThrough', { who: nameOf(override.by), when: instant(override.at), reason: override.reason })}</Text>}
      </Text>
      {may && !asking && (override
        ? <Button size="compact-sm" variant="subtle" loading={save.isPending} onClick={() => save.mutate('')}>{t('law.takeBack')}</Button>
        : <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>{t('law.let')}</Button>)}
      {asking && (
        <form onSubmit={(event) => { event.preventDefault(); save.mutate(reason) }} style={{ display: 'flex', gap: 6, flex: 1 }}>
          <TextInput size="xs" flex={1} autoFocus placeholder={t('law.reason')} aria-label={t('law.reason')} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
          <Button size="xs" type="submit" loading={save.isPending} disabled={!reason.trim()}>{t('law.let')}</Button>
          <Button size="xs" variant="default" onClick={() => setAsking(false)}>{t('ui.cancel')}</Button>
        </form>
      )}
    </Group>
  )
}
