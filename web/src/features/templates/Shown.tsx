import { Alert, Button, Card, List, Select, Skeleton, Text, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { FileText } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { download } from '../../shared/api'
import { call, type Ok } from '../../shared/call'
import { MailFrame } from '../../shared/MailFrame'
import { SmsText } from '../../shared/SmsText'
import type { Template } from './model'
import { Problem, say } from '../../shared/problem'
import { said } from '../../shared/i18n'

export type Mistake = Ok<'POST /template-previews'>['mistakes'][number]
type Props = { text: { subject: string; body: string }; language: string; channel: Template['channel']; code: string; onCode: (code: string) => void; onMistake: (mistake: Mistake) => void }
const PAUSE_MS = 400

/** What a real account would read now, or the mistakes; each leads to its place. */
export function Shown({ text, language, channel, code, onCode, onMistake }: Props) {
  const { t } = useTranslation()
  const [typed] = useDebouncedValue(text, PAUSE_MS)
  const { data, error } = useQuery({
    queryKey: ['template-preview', language, channel, code, typed.subject, typed.body], enabled: !!code, placeholderData: keepPreviousData, gcTime: 0,
    queryFn: ({ signal }) => call('POST /template-previews', { body: { ...typed, language, channel, code }, signal }),
  })
  const printed = () => void download('/template-letters', `${code}.pdf`, { ...typed, language, channel, code }).catch(say)
  return (
    <Card data-testid="shown">
      <Title order={2} size="h5" mb="xs">{t('templates.shown')}</Title>
      <Account code={code} onCode={onCode} />
      {error && <Problem error={error} />}
      {!code && <Text size="sm" c="dimmed" mt="sm">{t('templates.noAccount')}</Text>}
      {code && !data && !error && <Skeleton h={200} mt="sm" />}
      {data && data.mistakes.length > 0 && (
        <Alert color="red" variant="light" mt="sm" role="alert" title={t('templates.mistakes')} data-testid="mistakes">
          <List size="sm">{data.mistakes.map((one) => (
            <List.Item key={`${one.part}${one.line}:${one.column}${one.code}`}>
              <Button size="compact-xs" variant="default" onClick={() => onMistake(one)}>{t(one.part === 'subject' ? 'templates.placeSubject' : 'templates.place', { line: one.line, column: one.column })}</Button> {said('mistake', one.code)} : <code>{one.found}</code>
            </List.Item>
          ))}</List>
        </Alert>
      )}
      {data?.said && channel === 'sms' && <SmsText text={data.said.text} segments={data.said.segments} />}
      {data?.said && channel !== 'sms' && <><Text size="sm" my="sm"><span className="faint">{t('message.subject')} : </span><b>{data.said.subject}</b></Text><MailFrame html={data.said.html} title={t('message.html')} height={420} /></>}
      {data?.said && channel === 'letter' && <Button mt="sm" size="xs" variant="default" leftSection={<FileText size={14} />} onClick={printed}>{t('write.letterPreview')}</Button>}
    </Card>
  )
}

function Account({ code, onCode }: Pick<Props, 'code' | 'onCode'>) {
  const { t } = useTranslation()
  const [q, setQ] = useState('')
  const [asked] = useDebouncedValue(q, PAUSE_MS)
  const { data } = useQuery({ queryKey: ['accounts', 'for-preview', asked], placeholderData: keepPreviousData, queryFn: ({ signal }) => call('GET /accounts', { query: { q: asked, limit: 20, sort: '-overdue' }, signal }) })
  const first = data?.items[0]?.code ?? ''
  useEffect(() => { if (!code && first) onCode(first) }, [code, first, onCode])
  const found = (data?.items ?? []).map((one) => ({ value: one.code, label: `${one.name} (${one.code})` }))
  return <Select label={t('templates.account')} searchable allowDeselect={false} filter={({ options }) => options} onSearchChange={(value) => setQ(found.some((one) => one.label === value) ? '' : value)} data={found.some((one) => one.value === code) || !code ? found : [...found, { value: code, label: code }]} value={code || null} onChange={(value) => onCode(value ?? '')} />
}
