import { Alert, Button, Card, Grid, Group, NumberInput, Select, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Hand } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { call, type Ok } from '../../shared/call'
import { said } from '../../shared/i18n'
import { breaksLaw, Lawful } from '../../shared/Lawful'
import { levelsQuery } from '../../shared/levels'
import { LinkButton } from '../../shared/LinkButton'
import { MailFrame } from '../../shared/MailFrame'
import { Page } from '../../shared/Page'
import { Problem } from '../../shared/problem'
import { useMay } from '../../shared/queries'
import { done } from '../../shared/undo'

type SetUp = Ok<'GET /levels'>
type Level = SetUp['levels'][number]

/** What each reminder says and when it goes: three answers make the company's scenario. */
export default function Levels() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(levelsQuery)
  return (
    <Page title={t('levels.title')} lead={t('levels.lead')}>
      {error && <Problem error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={420} />}
      {data && <Form key={data.version} now={data} />}
    </Page>
  )
}

function Form({ now }: { now: SetUp }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const may = useMay('credit_manager')
  const [, go] = useLocation()
  const [levels, setLevels] = useState<Level[]>(now.levels)
  const save = useMutation({
    mutationFn: (reason: string) => call('PUT /levels', { body: { levels, reason }, version: now.version }),
    onSuccess: async () => {
      await Promise.all(['scenarios', 'settings', 'levels', 'overdue'].map((key) => client.invalidateQueries({ queryKey: [key] })))
      done(t('levels.saved'))
      go('/overdue')
    },
  })
  const change = (n: number, part: Partial<Level>) => setLevels((all) => all.map((one, i) => (i === n ? { ...one, ...part } : one)))
  const rises = levels.every((one, n) => n === 0 || one.delay_days > levels[n - 1]!.delay_days)
  return (
    <form onSubmit={(event) => { event.preventDefault(); save.mutate('') }} data-testid="levels">
      <Stack maw={1180}>
        {levels.map((level, n) => <LevelCard key={n} number={n + 1} level={level} disabled={!may} onChange={(part) => change(n, part)} />)}
        {!rises && <Alert color="orange" variant="light">{t('levels.rises')}</Alert>}
        {breaksLaw(save.error) ? <Lawful error={save.error} loading={save.isPending} onLet={(reason) => save.mutate(reason)} /> : save.error && <Problem error={save.error} />}
        {may && (
          <Group justify="flex-end">
            <LinkButton variant="default" href="/overdue">{t('ui.cancel')}</LinkButton>
            <Button type="submit" loading={save.isPending} disabled={!rises} data-testid="levels-save">{t('levels.save')}</Button>
          </Group>
        )}
      </Stack>
    </form>
  )
}

function LevelCard({ number, level, disabled, onChange }: { number: number; level: Level; disabled: boolean; onChange: (part: Partial<Level>) => void }) {
  const { t, i18n } = useTranslation()
  const { data } = useQuery({ queryKey: ['templates', i18n.language], staleTime: 600_000, queryFn: ({ signal }) => call('GET /templates', { query: { language: i18n.language }, signal }) })
  const [shown, show] = useState(false)
  // A level goes by e-mail.
  const emails = data?.items.filter((one) => one.channel === 'email') ?? []
  const texts = [...new Set([level.template, ...emails.map((one) => one.step)])]
  const text = emails.find((one) => one.step === level.template)
  return (
    <Card data-testid={`level-${number}`}>
      <Title order={2} size="h4" mb={4}>{t('levels.level', { number })}</Title>
      {number === 3 && <Text size="sm" mb="xs"><Hand size={14} aria-hidden /> {t('levels.byHand')}</Text>}
      <Grid gap="sm" align="flex-end">
        <Grid.Col span={{ base: 12, sm: 5 }}><Select label={t('levels.template')} disabled={disabled} allowDeselect={false} data={texts.map((value) => ({ value, label: said('step', value) }))} value={level.template} onChange={(value) => value && onChange({ template: value })} /></Grid.Col>
        <Grid.Col span={{ base: 12, sm: 4 }}><NumberInput label={t('levels.delay')} disabled={disabled} min={1} max={365} allowDecimal={false} value={level.delay_days} onChange={(value) => { if (typeof value === 'number') onChange({ delay_days: value }) }} /></Grid.Col>
        <Grid.Col span={{ base: 12, sm: 3 }}>
          <Group gap={6} wrap="nowrap">
            <Button variant="default" aria-expanded={shown} onClick={() => show(!shown)}>{t(shown ? 'levels.hide' : 'levels.preview')}</Button>
            <LinkButton variant="subtle" href={`/templates?language=${i18n.language}&open=${level.template}`}>{t('levels.write')}</LinkButton>
          </Group>
        </Grid.Col>
      </Grid>
      {shown && text && <Preview subject={text.subject} body={text.body} />}
    </Card>
  )
}

/** The text as the account that owes most would read it. */
function Preview({ subject, body }: { subject: string; body: string }) {
  const { t, i18n } = useTranslation()
  const { data: accounts } = useQuery({ queryKey: ['accounts', 'for-preview', ''], queryFn: ({ signal }) => call('GET /accounts', { query: { limit: 20, sort: '-overdue' }, signal }) })
  const account = accounts?.items[0]
  const { data, error, refetch } = useQuery({
    queryKey: ['template-preview', i18n.language, account?.code, subject, body], enabled: !!account,
    queryFn: ({ signal }) => call('POST /template-previews', { body: { subject, body, language: i18n.language, code: account?.code ?? '' }, signal }),
  })
  if (error) return <Problem error={error} retry={refetch} />
  if (accounts && !account) return <pre className="plain">{`${subject}\n\n${body}`}</pre>
  if (!data?.said) return <Skeleton h={320} mt="sm" />
  return (
    <Stack gap={6} mt="sm">
      <Text size="sm"><span className="faint">{t('levels.previewOn', { name: account?.name ?? '' })}</span> <b>{data.said.subject}</b></Text>
      <MailFrame html={data.said.html} title={t('message.html')} height={320} />
    </Stack>
  )
}
