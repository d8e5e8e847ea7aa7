import { Text } from '@mantine/core'
import { FileSpreadsheet } from 'lucide-react'
import { useState, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'

const KINDS = '.csv,.tsv,.txt,.xlsx,.xlsm,.xls,.ods'

/** Drop a file, or choose one: the label is the button, so the keyboard and screen readers need nothing else. */
export function Dropzone({ onFile, busy }: { onFile: (file: File) => void; busy: boolean }) {
  const { t } = useTranslation()
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file && !busy) onFile(file)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is the mouse's shortcut of the field inside
    <label className={over ? 'dropzone over' : 'dropzone'} onDragOver={(e) => { e.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)} onDrop={drop}>
      <FileSpreadsheet size={36} strokeWidth={1.4} aria-hidden />
      <Text fw={600} mt={8}>{t('imports.drop')}</Text>
      <Text size="sm" c="dimmed">{t('imports.kinds')}</Text>
      <input type="file" accept={KINDS} className="vh" disabled={busy} data-testid="file" aria-label={t('imports.choose')}
        onChange={(e) => { const file = e.currentTarget.files?.[0]; if (file) onFile(file); e.currentTarget.value = '' }} />
    </label>
  )
}
