import { ActionIcon, Menu } from '@mantine/core'
import { FileDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'wouter'
import { call } from '../../shared/call'
import { follow } from '../../shared/jobs'
import { say } from '../../shared/problem'
import { asWhere } from './model'

const CODES_MAX = 2000
/** Columns of the list whose field has another name in a search; the others have the same. */
const FIELDS: Record<string, string> = { oldest_due_on: 'oldest_due', items_count: 'items', last_reminder_on: 'last_reminder', flags: 'flag' }
type What = 'accounts' | 'open' | 'closed'
const save = (url: string) => window.location.assign(url)

type Props = { columns: string[]; shown: readonly { code: string }[]; selected: ReadonlySet<string>; large?: boolean }

/** What the list shows as Excel: what is ticked, else what is shown, with the columns chosen. A large one is a job. */
export function Export({ columns, shown, selected, large }: Props) {
  const { t } = useTranslation()
  const [params] = useSearchParams()
  const rows = selected.size ? [...selected] : shown.map((row) => row.code)
  const scope = () => {
    const said = (name: string) => params.get(name) ?? ''
    // Codes while they fit; more than that, what was searched says it.
    return selected.size || (!large && rows.length <= CODES_MAX) ? { codes: rows } : { where: asWhere(said('where'), said('show') || 'all', said('collector')), q: said('q') }
  }
  const start = async (what: What) => {
    const chosen = what === 'accounts' ? { columns: columns.map((id) => FIELDS[id] ?? id) } : {}
    const { url, job } = await call('POST /exports', { body: { what, ...scope(), ...chosen } })
    if (url) save(url)
    if (job) follow(job, { fetch: { label: t('export.download'), run: async ({ id }) => save((await call('GET /exports/{job_id}', { path: { job_id: id } })).url) } })
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target><ActionIcon size={30} variant="default" aria-label={t('export.button')} title={t('export.button')} disabled={!rows.length} data-testid="list-exports"><FileDown size={15} /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('export.scope', { count: rows.length })}</Menu.Label>
        {(['accounts', 'open', 'closed'] as const).map((what) => (
          <Menu.Item key={what} data-testid={`export-${what}`} onClick={() => { start(what).catch(say) }}>{t(`export.lists.${what}`)}</Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
