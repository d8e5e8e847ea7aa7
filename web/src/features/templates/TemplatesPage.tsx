import { Card, Grid, Group, NavLink, SegmentedControl, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { MailX } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../shared/Empty'
import { LANGUAGES, said } from '../../shared/i18n'
import { Page } from '../../shared/Page'
import { Problem } from '../../shared/problem'
import { scenariosQuery, useMay } from '../../shared/queries'
import { useUrlState } from '../../shared/urlState'
import { Reading, Subject } from './Reading'
import { CHANNELS, templatesQuery, withSteps } from './model'

// The editor is heavy, and most come to read.
const Writing = lazy(() => import('./Writing'))

/** What each step says, in each language a debtor may read: the native texts, and the company's own over them. */
export default function TemplatesPage() {
  const { t, i18n } = useTranslation()
  const may = useMay('credit_manager')
  const [view, patch] = useUrlState({ language: i18n.language, channel: 'email', open: '', edit: '' })
  const { data: scenarios } = useQuery(scenariosQuery)
  const { data, error, refetch } = useQuery(templatesQuery(view.language))
  const all = withSteps(data?.items ?? [], scenarios?.items ?? [], view.language, view.channel)
  const shown = all.find((template) => template.step === view.open) ?? all[0]
  return (
    <Page title={t('nav.templates')} lead={t('templates.lead')}
      actions={(
        <Group gap="xs">
          <SegmentedControl size="xs" aria-label={t('scenarios.channelTitle')} value={view.channel} onChange={(channel) => patch({ channel, edit: '' })} data={CHANNELS.map((value) => ({ value, label: t(`scenarios.channel.${value}`) }))} data-testid="template-channel" />
          <SegmentedControl size="xs" aria-label={t('templates.language')} value={view.language} onChange={(language) => patch({ language, edit: '' })} data={LANGUAGES.map((value) => ({ value, label: value.toUpperCase() }))} />
        </Group>
      )}>
      {error && <Problem error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={400} />}
      {data && !shown && <Empty icon={MailX} title={t('templates.none')} />}
      {data && shown && (
        <Grid gap={14}>
          <Grid.Col span={{ base: 12, md: 3 }}>
            <Card p="xs">{all.map((template) => <NavLink key={template.step} active={template.step === shown.step} label={<>{said('step', template.step)}{template.is_own && <> <span className="tag CEC">{t('templates.own')}</span></>}</>} description={<Subject text={template.subject || template.body} />} onClick={() => patch({ open: template.step, edit: '' })} styles={{ root: { borderRadius: 8 }, description: { display: '-webkit-box', WebkitLineClamp: 3, WebkitBoxOrient: 'vertical', overflow: 'hidden' } }} />)}</Card>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 9 }}>
            {view.edit && may
              ? <Suspense fallback={<Skeleton h={400} />}><Writing key={`${view.language}${view.channel}${shown.step}`} template={shown} onClose={() => patch({ edit: '' })} /></Suspense>
              : <Reading template={shown} may={may} onEdit={() => patch({ open: shown.step, edit: '1' })} />}
          </Grid.Col>
        </Grid>
      )}
    </Page>
  )
}
