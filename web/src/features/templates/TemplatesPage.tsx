import { Card, Grid, NavLink, SegmentedControl, Skeleton, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { MailX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/call'
import { Empty } from '../../shared/Empty'
import { LANGUAGES, said } from '../../shared/i18n'
import { Page } from '../../shared/Page'
import { Problem } from '../../shared/problem'
import { useUrlState } from '../../shared/urlState'

const PLACEHOLDER = /\{\{\s*(\w+)\s*\}\}/
// Conditions are the renderer's business: a reader wants the sentence.
const paragraphs = (body: string) => body.replace(/\{%.*?%\}/g, '').trim().split(/\n\s*\n/)

/** Text with what is filled in at sending shown as chips; every second part is a placeholder's name. */
function Filled({ text }: { text: string }) {
  return text.split(PLACEHOLDER).map((part, i) => (i % 2 ? <code key={`${i} ${part}`}>{said('placeholder', part)}</code> : part))
}

/** The native texts of each step, in each language a debtor may read. */
export default function TemplatesPage() {
  const { t, i18n } = useTranslation()
  const [view, patch] = useUrlState({ language: i18n.language, open: '' })
  const { data, error, refetch } = useQuery({
    queryKey: ['templates', view.language], staleTime: 600_000,
    queryFn: ({ signal }) => call('GET /templates', { query: { language: view.language as 'fr' }, signal }),
  })
  const shown = data?.items.find((template) => template.step === view.open) ?? data?.items[0]
  return (
    <Page title={t('nav.templates')} lead={t('templates.lead')}
      actions={<SegmentedControl size="xs" aria-label={t('templates.language')} value={view.language} onChange={(language) => patch({ language, open: '' })} data={LANGUAGES.map((value) => ({ value, label: value.toUpperCase() }))} />}>
      {error && <Problem error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={400} />}
      {data && !shown && <Empty icon={MailX} title={t('templates.none')} />}
      {data && shown && (
        <Grid gap={14}>
          <Grid.Col span={{ base: 12, md: 4 }}>
            <Card p="xs">{data.items.map((template) => <NavLink key={template.step} active={template.step === shown.step} label={said('step', template.step)} description={<Filled text={template.subject} />} onClick={() => patch({ open: template.step })} styles={{ root: { borderRadius: 8 } }} />)}</Card>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 8 }}>
            <Card>
              <Title order={2} size="h5">{said('step', shown.step)}</Title>
              <Text size="sm" mt={4} mb="sm"><span className="faint">{t('message.subject')} : </span><Filled text={shown.subject} /></Text>
              <div className="template" data-testid="template">{paragraphs(shown.body).map((text) => <p key={text}><Filled text={text} /></p>)}</div>
              <Text size="xs" c="dimmed" mt="md">{t('templates.version', { version: shown.version })}</Text>
            </Card>
          </Grid.Col>
        </Grid>
      )}
    </Page>
  )
}
