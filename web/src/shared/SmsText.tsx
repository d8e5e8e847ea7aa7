import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { money } from './format'
import type { Money } from './schema.gen'

/** An SMS as a telephone shows it, its length, what is charged of it. */
export function SmsText({ text, segments, cost }: { text: string; segments: number; cost?: Money | null }) {
  const { t } = useTranslation()
  return (
    <div data-testid="sms">
      <pre className="plain sms" tabIndex={0}>{text}</pre>
      <Text size="xs" c="dimmed">{t('sms.length', { count: text.length })} · {t('write.segments', { count: segments })}{cost && ` · ${money(cost)}`}</Text>
    </div>
  )
}
