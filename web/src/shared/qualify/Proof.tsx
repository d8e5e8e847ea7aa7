import { Button, FileButton, Group, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Paperclip } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ACCEPTED, documentsQuery, useUpload } from '../documents'

/** What shows that an item was paid: a document of the account, or one added here. */
export function Proof({ code, value, onChange }: { code: string; value: string; onChange: (id: string) => void }) {
  const { t } = useTranslation()
  const { data } = useQuery(documentsQuery(code))
  const { take, isPending } = useUpload(code, (kept) => onChange(kept.id))
  return (
    <Group align="flex-end" gap="xs">
      <Select flex={1} label={t('qualify.proof')} description={t('qualify.proofAbout')} clearable data={(data?.items ?? []).map((document) => ({ value: document.id, label: document.filename }))} value={value || null} onChange={(id) => onChange(id ?? '')} openOnFocus={false} />
      <FileButton onChange={(file) => take(file, { kind: 'proof' })} accept={ACCEPTED} inputProps={{ 'aria-label': t('qualify.addProof') }}>
        {(props) => <Button {...props} variant="default" leftSection={<Paperclip size={14} />} loading={isPending}>{t('qualify.addProof')}</Button>}
      </FileButton>
    </Group>
  )
}
