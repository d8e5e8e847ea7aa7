import { Alert, Button, Skeleton, Stack, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { FileText } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { download } from '../api'
import { address, call } from '../call'
import { MailFrame } from '../MailFrame'
import { Problem, say } from '../problem'
import type { MessageInput } from '../schema.gen'

/** A message that is being written, as it will leave, or what stands in its way. */
export function WrittenPreview({ code, message }: { code: string; message: MessageInput }) {
  const { t } = useTranslation()
  const { data, error } = useQuery({
    queryKey: ['written', code, message], enabled: !!message.body?.trim(), placeholderData: keepPreviousData, retry: false, gcTime: 10_000,
    queryFn: ({ signal }) => call('POST /accounts/{code}/message-previews', { path: { code }, body: message, signal }),
  })
  const letter = () => void download(address('/accounts/{code}/message-letters', { code }), `${code}.pdf`, message).catch(say)
  if (error) return <Problem error={error} />
  if (!data) return <Skeleton h={320} />
  return (
    <Stack gap="xs" data-testid="written-preview">
      <Text size="sm" fw={600}>{t('write.preview')}</Text>
      {data.reason && <Alert color="yellow" variant="light">{data.reason.text}</Alert>}
      {data.recipients.length > 0 && <Text size="sm"><span className="faint">{t('message.to')} </span>{data.recipients.join(', ')}</Text>}
      {message.channel === 'email' && data.html && <><Text size="sm" className="strong">{data.subject}</Text><MailFrame html={data.html} title={t('message.html')} height={420} /></>}
      {message.channel === 'sms' && data.text && <><pre className="plain" tabIndex={0}>{data.text.trim()}</pre><Text size="xs" c="dimmed">{t('write.segments', { count: data.segments })}</Text></>}
      {message.channel === 'letter' && (
        <>
          <Text size="sm" c="dimmed">{t('write.letterAbout')}</Text>
          {!data.reason && <Button variant="default" leftSection={<FileText size={15} />} onClick={letter}>{t('write.letterPreview')}</Button>}
          {data.text && <pre className="plain" tabIndex={0}>{data.text}</pre>}
        </>
      )}
    </Stack>
  )
}
