import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'wouter'
import { ApiError } from '../../shared/api'
import { Page } from '../../shared/Page'
import { Problem } from '../../shared/problem'
import { scenariosQuery } from '../../shared/queries'
import { useUrlState } from '../../shared/urlState'
import { Editor } from './Editor'
import { newId } from './model'

const DEFAULTS = { from: '' }

/** One scenario, to change; or a new one, begun as a copy. */
export default function ScenarioPage() {
  const { t, i18n } = useTranslation()
  const { id = '' } = useParams()
  const [{ from }] = useUrlState(DEFAULTS)
  const [fresh] = useState(newId)
  const { data, error, refetch } = useQuery(scenariosQuery)
  const isNew = id === 'new'
  const base = data?.items.find((one) => one.id === (isNew ? from || 'native' : id))
  const name = base?.names[i18n.language] ?? ''
  return (
    <Page title={isNew ? t('scenarios.copyOf', { name }) : name || t('nav.scenarios')} lead={t('scenarios.editLead')}>
      {error && <Problem error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={400} />}
      {data && !base && <Problem error={new ApiError(404, 'not_found', '')} />}
      {base && <Editor key={`${id} ${base.id}`} base={base} id={isNew ? fresh : base.id} version={isNew ? 0 : base.version} />}
    </Page>
  )
}
