import { Alert, Button, Group, Text } from '@mantine/core'
import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ApiError } from './api'
import i18n, { said } from './i18n'
import { failed } from './undo'

/** One sentence about what went wrong: ours when the code is known, else the API's. */
export function sentence(error: unknown): string {
  if (!(error instanceof ApiError)) return i18n.t('problem.network')
  const parts = error.errors.map((e) => e.reason).join(' ')
  const known = said('problem', error.code, '')
  return known || parts || error.detail || i18n.t('problem.unknown')
}

/** The reasons by field of a form, for `form.setErrors`. */
export const fieldErrors = (error: unknown): Record<string, string> =>
  error instanceof ApiError ? Object.fromEntries(error.errors.map((e) => [e.field.replace(/^body\./, ''), e.reason])) : {}

/** For a mutation whose page has no better place. */
export const say = (error: unknown) => failed(sentence(error))

/** A problem where its content would have been. */
export function Problem({ error, retry }: { error: unknown; retry?: () => unknown }) {
  const { t } = useTranslation()
  return (
    <Alert color="red" variant="light" icon={<CircleAlert size={18} />} title={t('ui.failed')} role="alert">
      <Group justify="space-between" gap="sm">
        <Text size="sm">{sentence(error)}</Text>
        {retry && <Button size="compact-sm" variant="default" onClick={() => void retry()}>{t('ui.retry')}</Button>}
      </Group>
    </Alert>
  )
}
