import { ActionIcon, Button, Checkbox, FileButton, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Download, Eye, FileText, Paperclip, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openItemsQuery } from '../../shared/accountQueries'
import { refreshAccount, type AccountSheet } from '../../shared/accounts'
import { picture } from '../../shared/api'
import { call } from '../../shared/call'
import { ACCEPTED, documentsQuery, openDocument, useUpload, type Document } from '../../shared/documents'
import { Empty } from '../../shared/Empty'
import { instant, int } from '../../shared/format'
import { say } from '../../shared/problem'
import { useMay, usePeople } from '../../shared/queries'
import { done } from '../../shared/undo'

const KINDS = ['invoice', 'proof', 'agreement', 'guarantee', 'correspondence', 'other'] as const
// A PDF may carry scripts: it is downloaded, never opened in the desk.
const SEEN = new Set(['image/png', 'image/jpeg'])

/** Files of the account; with `risk`, those of its credit-and-risk file only. */
export function Documents({ sheet, risk = false }: { sheet: AccountSheet; risk?: boolean }) {
  const { t } = useTranslation()
  const may = useMay('collector')
  const { nameOf } = usePeople()
  const path = { code: sheet.code }
  const client = useQueryClient()
  const { data } = useQuery(documentsQuery(sheet.code))
  const [kind, setKind] = useState<(typeof KINDS)[number]>(risk ? 'agreement' : 'invoice')
  const [inRisk, setInRisk] = useState(risk)
  const [shown, setShown] = useState<{ url: string; document: Document } | null>(null)
  const { take, isPending } = useUpload(sheet.code, (kept) => done(t('documents.added', { name: kept.filename })))
  const remove = useMutation({
    mutationFn: (document: Document) => call('DELETE /accounts/{code}/documents/{document_id}', { path: { ...path, document_id: document.id } }),
    onSuccess: () => { done(t('documents.removed')); return refreshAccount(client, sheet.code) },
    onError: say,
  })
  const fetchUrl = async (document: Document) => (await call('GET /accounts/{code}/documents/{document_id}', { path: { ...path, document_id: document.id } })).url
  const preview = (document: Document) => void fetchUrl(document).then(async (url) => {
    setShown({ url: await picture(url, document.content_type), document })
  }).catch(say)
  const close = () => { if (shown) URL.revokeObjectURL(shown.url); setShown(null) }
  const { data: open } = useQuery(openItemsQuery(sheet.code))
  const numberOf = (item: string) => open?.items.find((one) => one.id === item)?.number ?? ''
  const rows = (data?.items ?? []).filter((document) => !risk || document.is_risk)
  return (
    <Stack gap="sm">
      {rows.length === 0 && <Empty icon={FileText} title={t('documents.none')} text={t('documents.noneText')} />}
      {rows.map((document) => (
        <Group key={document.id} gap="xs" wrap="nowrap" data-testid="document">
          <FileText size={15} aria-hidden />
          <Text size="sm" flex={1} truncate>{document.filename} <span className="faint">{t(`documents.kinds.${document.kind}`)} · {t('documents.size', { kb: int(Math.ceil(document.size / 1024)) })} · {instant(document.at)} · {nameOf(document.by)}</span>{document.item && numberOf(document.item) && <span className="tag">{numberOf(document.item)}</span>}{document.is_risk && !risk && <span className="tag">{t('documents.risk')}</span>}</Text>
          {SEEN.has(document.content_type) && <ActionIcon variant="subtle" aria-label={t('documents.preview', { name: document.filename })} onClick={() => preview(document)}><Eye size={15} /></ActionIcon>}
          <ActionIcon variant="subtle" aria-label={t('documents.open', { name: document.filename })} onClick={() => void openDocument(sheet.code, document.id)}><Download size={15} /></ActionIcon>
          {may && <ActionIcon variant="subtle" color="red" aria-label={t('documents.remove', { name: document.filename })} loading={remove.isPending} onClick={() => remove.mutate(document)}><Trash2 size={15} /></ActionIcon>}
        </Group>
      ))}
      {may && (
        <Group gap="sm" className="noprint">
          <FileButton onChange={(file) => take(file, { kind, is_risk: inRisk })} accept={ACCEPTED} inputProps={{ 'aria-label': t('documents.add') }}>
            {(props) => <Button {...props} size="xs" variant="default" leftSection={<Paperclip size={14} />} loading={isPending} data-testid="attach">{t('documents.add')}</Button>}
          </FileButton>
          <Select size="xs" w={160} aria-label={t('documents.kind')} value={kind} allowDeselect={false} onChange={(value) => value && setKind(value as typeof kind)} data={KINDS.map((value) => ({ value, label: t(`documents.kinds.${value}`) }))} />
          {!risk && <Checkbox size="xs" label={t('documents.inRisk')} checked={inRisk} onChange={(e) => setInRisk(e.currentTarget.checked)} />}
        </Group>
      )}
      {shown && (
        <Modal opened onClose={close} size="xl" title={shown.document.filename} closeButtonProps={{ 'aria-label': t('ui.close') }}>
          <img src={shown.url} alt={shown.document.filename} style={{ maxWidth: '100%' }} />
        </Modal>
      )}
    </Stack>
  )
}
