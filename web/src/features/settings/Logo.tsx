import { Button, FileButton, Group, Image, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ImageUp, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { api, request } from '../../shared/api'
import { call, type Ok } from '../../shared/call'
import { say } from '../../shared/problem'
import { useMay } from '../../shared/queries'

type Settings = Ok<'GET /settings'>

async function picture(): Promise<string> {
  const blob = await (await request('/settings/logo', { accept: 'image/png' })).blob()
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'))
    reader.readAsDataURL(blob)
  })
}

/** The logo on letters and statements: saved at once, apart from the form. */
export function Logo({ logo }: { logo: string }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const may = useMay('credit_manager')
  const { data: shown } = useQuery({ queryKey: ['logo', logo], queryFn: picture, enabled: logo !== '', staleTime: Infinity })
  const kept = (now: Settings) => client.setQueryData(['settings'], now)
  const put = useMutation({ mutationFn: (file: File) => api<Settings>('/settings/logo', { method: 'PUT', file }), onSuccess: kept, onError: say })
  const remove = useMutation({ mutationFn: () => call('DELETE /settings/logo', {}), onSuccess: kept, onError: say })
  return (
    <div>
      <Text size="sm" fw={500}>{t('settings.logo')}</Text>
      <Text size="xs" c="dimmed" mb={6}>{t('settings.logoAbout')}</Text>
      <Group gap="sm">
        {logo && shown && <Image src={shown} alt={t('settings.logo')} h={48} w="auto" fit="contain" />}
        {may && <FileButton accept="image/png,image/jpeg" onChange={(file) => file && put.mutate(file)} inputProps={{ 'data-testid': 'logo-file' } as object}>{(props) => <Button {...props} size="xs" variant="default" leftSection={<ImageUp size={14} />} loading={put.isPending}>{t('settings.logoChoose')}</Button>}</FileButton>}
        {may && logo && <Button size="xs" variant="subtle" leftSection={<Trash2 size={14} />} loading={remove.isPending} onClick={() => remove.mutate()}>{t('settings.logoRemove')}</Button>}
      </Group>
    </div>
  )
}
