import { Card, Group, Text, Title } from '@mantine/core'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { int } from '../../shared/format'
import { said } from '../../shared/i18n'
import { causes } from './model'
import type { Import } from './queries'
import { reasonOf } from './said'

const SHOWN = 5

/** Refused rows by cause, with the first of each: row, column, value. */
export function Causes({ errors, total, action }: { errors: Import['errors']; total: number; action?: ReactNode }) {
  const { t } = useTranslation()
  const found = useMemo(() => causes(errors), [errors])
  if (!found.length) return null
  return (
    <Card data-testid="causes">
      <Group justify="space-between" mb={6}><Title order={2} size="h5">{t('causes.title', { count: total, n: int(total) })}</Title>{action}</Group>
      {found.map((cause) => (
        <div key={cause.severity + cause.code + cause.column} className="ruled">
          <Text size="sm"><span className={`tag ${cause.severity === 'error' ? 'bad' : 'warn'}`}>{int(cause.rows.length)}</span> <strong>{said('field', cause.column)}</strong> {reasonOf('rowError', cause.code, cause.reason)}</Text>
          <Text size="xs" c="dimmed" mt={2}>
            {cause.rows.slice(0, SHOWN).map((row) => t('causes.row', { row: int(row.row), value: row.value })).join(' · ')}{cause.rows.length > SHOWN && ' …'}
          </Text>
        </div>
      ))}
    </Card>
  )
}
