import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { HistoryFilter } from '../accountQueries'
import { DateField } from '../DateField'
import { usePeople } from '../queries'
import { useTyped } from '../urlState'
import { KINDS } from './kinds'

type Props = { view: HistoryFilter; patch: (change: Partial<HistoryFilter>) => void }

/** Period, kind, person, item and words: each narrows the history, and all are in the address. */
export function HistoryFilters({ view, patch }: Props) {
  const { t } = useTranslation()
  const { including } = usePeople()
  const [text, setText, flushText] = useTyped(view.text, (value) => patch({ text: value }))
  const [item, setItem, flushItem] = useTyped(view.item, (value) => patch({ item: value }))
  const clear = { clearable: true, clearButtonProps: { 'aria-label': t('ui.clear') }, size: 'xs' as const }
  return (
    <>
      <DateField label={t('history.from')} w={150} {...clear} value={view.from || null} onChange={(from) => patch({ from: from ?? '' })} />
      <DateField label={t('history.to')} w={150} {...clear} value={view.to || null} onChange={(to) => patch({ to: to ?? '' })} />
      <Select label={t('history.kind')} w={170} {...clear} value={view.kind || null} onChange={(kind) => patch({ kind: kind ?? '' })} data={KINDS.map((value) => ({ value, label: t(`history.kinds.${value}`) }))} data-testid="history-kind" />
      <Select label={t('history.who')} w={170} searchable {...clear} value={view.by || null} onChange={(by) => patch({ by: by ?? '' })} data={including(view.by)} />
      <TextInput label={t('history.item')} size="xs" w={130} maxLength={200} value={item} onChange={(e) => setItem(e.currentTarget.value)} onBlur={flushItem} />
      <TextInput label={t('history.text')} size="xs" w={170} maxLength={200} value={text} onChange={(e) => setText(e.currentTarget.value)} onBlur={flushText} data-testid="history-text" />
    </>
  )
}
