import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Page } from '../../shared/Page'
import { Problem } from '../../shared/problem'
import { settingsQuery } from '../../shared/queries'
import { Penalties } from './Penalties'
import { Lists } from './Lists'
import { Pauses } from './Pauses'
import { Risk } from './Risk'
import { SettingsForm } from './SettingsForm'

/** The company: who it is, how it sends, and the limits it chose. */
export default function SettingsPage() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(settingsQuery)
  return (
    <Page title={t('nav.settings')}>
      {error && <Problem error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={480} className="narrow" />}
      {data && <SettingsForm key={data.version} settings={data} />}
      <Pauses />
      {data && <Lists key={`lists-${data.version}`} settings={data} />}
      {data && <Penalties key={`penalties ${data.version}`} settings={data} />}
      {data && <Risk key={`risk ${data.version}`} settings={data} />}
    </Page>
  )
}
