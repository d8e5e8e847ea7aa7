import { useTranslation } from 'react-i18next'
import { int } from '../../shared/format'

export type Counted = 'rows_read' | 'rows_refused' | 'rows_skipped' | 'warnings' | 'accounts_created' | 'accounts_changed' | 'accounts_unchanged' | 'items_created' | 'items_changed' | 'items_closed'

/** The counts of a dry run or a report, in the order given; a refusal is coloured. */
export function Figures({ of, names }: { of: Partial<Record<Counted, number>>; names: readonly Counted[] }) {
  const { t } = useTranslation()
  return (
    <dl className="figures">
      {names.map((name) => (
        <div key={name} data-testid={name}><dt>{t(`figure.${name}`)}</dt><dd className={name === 'rows_refused' && of[name] ? 'bad' : undefined}>{int(of[name] ?? 0)}</dd></div>
      ))}
    </dl>
  )
}
