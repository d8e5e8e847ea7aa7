import { Alert, Button, Checkbox, Collapse, Group, Menu, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Bookmark, ListFilter, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/call'
import { int } from '../../shared/format'
import { say } from '../../shared/problem'
import { useMay, usePeople } from '../../shared/queries'
import { done } from '../../shared/undo'
import { Criteria } from '../../shared/search/Criteria'

type Props = { where: string; found: number | undefined; error: Error | null; searching: boolean; onSearch: (where: string) => void }
const savedQuery = { queryKey: ['searches'], queryFn: ({ signal }: { signal: AbortSignal }) => call('GET /searches', { signal }) }

/** Search on everything: by criteria or by text, the same thing in two forms; saved under a name. */
export function SearchPanel({ where, found, error, searching, onSearch }: Props) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(where !== '')
  const [text, setText] = useState(where)
  return (
    <div className="noprint" style={{ marginBottom: 8 }}>
      <Group gap="xs">
        <Button size="xs" variant={open ? 'light' : 'default'} leftSection={<ListFilter size={14} />} aria-expanded={open} onClick={() => setOpen(!open)} data-testid="search-panel">{t('search.title')}</Button>
        <Saved where={where} onOpen={onSearch} />
        {where && <Text size="sm" role="status" data-testid="found">{found !== undefined && t('search.found', { count: found, n: int(found) })}</Text>}
        {where && <Button size="compact-sm" variant="subtle" onClick={() => onSearch('')}>{t('search.clear')}</Button>}
      </Group>
      <Collapse expanded={open}>
        <Stack gap="xs" mt="xs">
          <Criteria where={text} onChange={setText} onSearch={onSearch} />
          <form onSubmit={(e) => { e.preventDefault(); onSearch(text.trim()) }}>
            <Group gap="xs" align="flex-end">
              <TextInput flex={1} size="xs" label={t('search.text')} placeholder={t('search.textAbout')} value={text} onChange={(e) => setText(e.currentTarget.value)} styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }} data-testid="where" />
              <Button size="xs" type="submit" loading={searching} data-testid="search-go">{t('search.go')}</Button>
            </Group>
          </form>
          {error && <Alert color="red" variant="light" role="alert">{error.message}</Alert>}
        </Stack>
      </Collapse>
    </div>
  )
}

function Saved({ where, onOpen }: { where: string; onOpen: (where: string) => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const may = useMay('collector')
  const { nameOf } = usePeople()
  const { data } = useQuery(savedQuery)
  const [name, setName] = useState<string | null>(null)
  const [shared, setShared] = useState(false)
  const refresh = () => client.invalidateQueries({ queryKey: ['searches'] })
  const save = useMutation({
    mutationFn: () => call('POST /searches', { body: { name: name ?? '', where, is_shared: shared } }),
    onSuccess: (kept) => { done(t('search.kept', { name: kept.name })); setName(null); return refresh() }, onError: say,
  })
  const forget = useMutation({
    mutationFn: (search_id: string) => call('DELETE /searches/{search_id}', { path: { search_id } }),
    onSuccess: () => { done(t('search.forgotten')); return refresh() }, onError: say,
  })
  return (
    <>
      <Menu position="bottom-start" width={340}>
        <Menu.Target><Button size="xs" variant="default" leftSection={<Bookmark size={14} />} data-testid="my-searches">{t('search.saved')}</Button></Menu.Target>
        <Menu.Dropdown>
          {data?.items.length === 0 && <Menu.Label>{t('search.none')}</Menu.Label>}
          {data?.items.map((one) => (
            <Menu.Item key={one.id} onClick={() => onOpen(one.where)}
              rightSection={may && <Trash2 size={14} role="button" aria-label={t('search.forget', { name: one.name })} onClick={(e) => { e.stopPropagation(); forget.mutate(one.id) }} />}>
              {one.name}{one.is_shared && <Text size="xs" c="dimmed" span> · {t('search.by', { who: nameOf(one.by) })}</Text>}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {where && name === null && <Button size="xs" variant="default" onClick={() => setName('')} data-testid="save-search">{t('search.save')}</Button>}
      {where && name !== null && (
        <form onSubmit={(e) => { e.preventDefault(); save.mutate() }}>
          <Group gap="xs">
            <TextInput size="xs" aria-label={t('search.name')} placeholder={t('search.name')} value={name} onChange={(e) => setName(e.currentTarget.value)} maxLength={200} autoFocus data-testid="search-name" />
            <Checkbox size="xs" label={t('search.shared')} checked={shared} onChange={(e) => setShared(e.currentTarget.checked)} />
            <Button size="xs" type="submit" disabled={!name.trim()} loading={save.isPending}>{t('ui.save')}</Button>
            <Button size="xs" variant="subtle" onClick={() => setName(null)}>{t('ui.cancel')}</Button>
          </Group>
        </form>
      )}
    </>
  )
}
