import { Button, Card, Group, Text, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/call'
import { instant } from '../../shared/format'
import { say } from '../../shared/problem'
import { useMay, usePeople } from '../../shared/queries'
import { profilesQuery } from './queries'

/** Remembered mappings; forgetting one is asked twice, since nothing brings it back. */
export function Profiles() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const may = useMay('collector')
  const { nameOf } = usePeople()
  const { data } = useQuery(profilesQuery)
  const [asked, setAsked] = useState('')
  const forget = useMutation({
    mutationFn: (name: string) => call('DELETE /profiles/{name}', { path: { name } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['profiles'] }),
    onError: say,
  })
  if (!data?.items.length) return null
  return (
    <Card>
      <Title order={2} size="h5">{t('profiles.title')}</Title>
      <Text size="sm" c="dimmed" mb="xs">{t('profiles.about')}</Text>
      {data.items.map(({ name, saved_at, saved_by }) => (
        <Group key={name} justify="space-between" py={6} className="ruled">
          <div><Text size="sm" fw={600}>{name}</Text><Text size="xs" c="dimmed">{t('profiles.saved', { at: instant(saved_at), by: nameOf(saved_by) })}</Text></div>
          {may && asked !== name && <Button size="compact-sm" variant="subtle" color="red" leftSection={<Trash2 size={14} />} onClick={() => setAsked(name)}>{t('profiles.forget')}</Button>}
          {may && asked === name && (
            <Group gap="xs">
              <Button size="compact-sm" variant="default" onClick={() => setAsked('')}>{t('ui.cancel')}</Button>
              <Button size="compact-sm" color="red" loading={forget.isPending} onClick={() => forget.mutate(name)}>{t('profiles.forgetSure', { name })}</Button>
            </Group>
          )}
        </Group>
      ))}
    </Card>
  )
}
