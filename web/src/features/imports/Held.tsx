import { Button, Card, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/call'
import { Problem } from '../../shared/problem'
import { useMay } from '../../shared/queries'
import { BrakeNotice } from './BrakeNotice'
import { BeforeAfter, DryRun } from './DryRun'
import { importQuery, type Import } from './queries'

/** The brake holds the file: yes takes it in, no leaves everything as it is. */
export function Held({ taken }: { taken: Import }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const may = useMay('credit_manager')
  const decide = useMutation({
    mutationFn: (approve: boolean) => call('POST /imports/{import_id}/approvals', { path: { import_id: taken.id }, body: { approve } }),
    onSuccess: (next) => client.setQueryData(importQuery(taken.id).queryKey, next),
  })
  return (
    <Stack gap="md" data-testid="held">
      {taken.preview ? <DryRun preview={{ ...taken.preview, brake: taken.brake ?? taken.preview.brake }} /> : taken.brake && (
        <><BrakeNotice brake={taken.brake} /><Card><BeforeAfter before={taken.brake.before} after={taken.brake.after} /></Card></>
      )}
      {decide.error && <Problem error={decide.error} />}
      {may ? (
        <Group>
          <Button onClick={() => decide.mutate(true)} loading={decide.isPending} color="orange" data-testid="approve">{t('brake.yes')}</Button>
          <Button variant="default" onClick={() => decide.mutate(false)} disabled={decide.isPending} data-testid="decline">{t('brake.no')}</Button>
        </Group>
      ) : <Text size="sm" c="dimmed">{t('brake.who')}</Text>}
    </Stack>
  )
}
