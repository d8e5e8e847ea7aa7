import { ActionIcon, Button, Checkbox, Group, Popover, Stack } from '@mantine/core'
import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column } from './gridColumns'
import { usePreference } from './preferences'

type Choice = { id: string; off?: boolean }
const NONE: Choice[] = []

/** Columns in the order a user chose, without those it left out; new ones come last. */
export function arranged<T>(columns: Column<T>[], chosen: Choice[]): { column: Column<T>; off: boolean }[] {
  const known = chosen.flatMap(({ id, off }) => { const column = columns.find((c) => c.id === id); return column ? [{ column, off: !!off }] : [] })
  const fresh = columns.filter((c) => !chosen.some(({ id }) => id === c.id)).map((column) => ({ column, off: !!column.extra }))
  return [...known, ...fresh]
}

/** The columns a user chose and their order, and the button that changes them. */
export function useColumns<T>(name: string, columns: Column<T>[], title?: string) {
  const [chosen, choose] = usePreference<Choice[]>(name, NONE)
  const all = useMemo(() => arranged(columns, chosen), [columns, chosen])
  // Who chose columns wants to see them, whatever the window's width.
  const shown = useMemo(() => all.filter((c) => !c.off).map(({ column }) => (chosen.length ? { ...column, from: undefined } : column) as Column<T>), [all, chosen.length])
  const save = (next: typeof all) => choose(next.map(({ column, off }) => ({ id: column.id, ...(off ? { off } : {}) })))
  return { shown, chooser: <Chooser title={title} all={all as { column: Column<unknown>; off: boolean }[]} onSave={(next) => save(next as typeof all)} onReset={() => choose(NONE)} /> }
}

type Props = { title: string | undefined; all: { column: Column<unknown>; off: boolean }[]; onSave: (all: { column: Column<unknown>; off: boolean }[]) => void; onReset: () => void }

function Chooser({ title, all, onSave, onReset }: Props) {
  const { t } = useTranslation()
  const name = title ?? t('columns.title')
  const move = (at: number, by: number) => {
    const next = [...all]
    const [one] = next.splice(at, 1)
    next.splice(at + by, 0, one!)
    onSave(next)
  }
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target><ActionIcon size={30} variant="default" aria-label={name} title={name}><Columns3 size={15} /></ActionIcon></Popover.Target>
      <Popover.Dropdown>
        <Stack gap={4} mah={420} style={{ overflowY: 'auto' }} role="group" aria-label={name}>
          {all.map(({ column, off }, at) => (
            <Group key={column.id} gap={4} wrap="nowrap" justify="space-between" miw={230}>
              <Checkbox size="xs" label={column.header} checked={!off} onChange={() => onSave(all.map((c, i) => (i === at ? { ...c, off: !off } : c)))} />
              <Group gap={0} wrap="nowrap">
                <ActionIcon size="sm" variant="subtle" disabled={at === 0} aria-label={t('columns.up', { name: column.header })} onClick={() => move(at, -1)}><ArrowUp size={13} /></ActionIcon>
                <ActionIcon size="sm" variant="subtle" disabled={at === all.length - 1} aria-label={t('columns.down', { name: column.header })} onClick={() => move(at, 1)}><ArrowDown size={13} /></ActionIcon>
              </Group>
            </Group>
          ))}
          <Button size="compact-xs" variant="subtle" onClick={onReset}>{t('columns.reset')}</Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
