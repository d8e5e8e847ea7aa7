import { Card, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { accountsQuery } from '../../shared/accounts'
import { said } from '../../shared/i18n'
import { reasonText } from '../../shared/reason'
import { State } from '../../shared/tags'
import type { RunRow } from '../../shared/useRun'
import './review.css'

type Props = { rows: RunRow[]; started: boolean; current: string | undefined; onShow: (code: string) => void }

/** One line per account: what goes to whom, or why nothing does; later, what became of it. */
export function ReviewRows({ rows, started, current, onShow }: Props) {
  const { t } = useTranslation()
  const { data } = useQuery(accountsQuery)
  const names = useMemo(() => new Map(data?.rows.map((row) => [row.code, row.name])), [data])
  return (
    <Card p={0} className="review" role="list" aria-label={t('review.list')} data-testid="review-rows">
      {rows.map((row) => (
        <div role="listitem" key={row.code} data-testid="review-row" data-state={started ? row.state : 'review'}>
          <UnstyledButton className={row.code === current ? 'line cur' : 'line'} aria-current={row.code === current} onClick={() => onShow(row.code)}>
            <span className="who">{names.get(row.code) ?? row.code}</span>
            <span className="what">{row.step && <span className="tag CEC">{said('step', row.step)}</span>} {row.channel && row.channel !== 'email' && <span className="tag">{said('scenarios.channel', row.channel)}{row.segments > 0 && ` × ${row.segments}`}</span>} {started && <State group="runState" state={row.state} />}</span>
            <span className="why faint">{reasonText(row.reason) || row.recipient}</span>
          </UnstyledButton>
        </div>
      ))}
    </Card>
  )
}
