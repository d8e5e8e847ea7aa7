import { Button, Group, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refreshAccount } from '../accounts'
import { call, type Item } from '../call'
import { day, money } from '../format'
import { say } from '../problem'
import { meQuery, usePeople } from '../queries'
import { done } from '../undo'

type Props = { code: string; request: Item<'GET /limit-requests'>['request']; mayGrant: boolean }

/** A limit that was asked for: granted or refused by whoever may, taken back by whoever asked. */
export function DecideLimit({ code, request, mayGrant }: Props) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { nameOf } = usePeople()
  const { data: me } = useQuery(meQuery)
  const [comment, setComment] = useState('')
  const decide = useMutation({
    mutationFn: async (grant: boolean) => {
      const { version } = await call('GET /accounts/{code}/risk', { path: { code } })
      return call('POST /accounts/{code}/limit-requests/{request_id}/decisions', { path: { code, request_id: request.id }, body: { grant, comment }, version })
    },
    onSuccess: (_, grant) => { done(t(grant ? 'risk.granted' : 'risk.refused')); return Promise.all([refreshAccount(client, code), client.invalidateQueries({ queryKey: ['limit-requests'] })]) },
    onError: say,
  })
  const isMine = me?.email === request.by
  return (
    <div data-testid="limit-request">
      <Text size="sm"><b>{money(request.amount)}</b> · {t('risk.askedBy', { name: nameOf(request.by), on: day(request.at) })}{request.expires_on && ` · ${t('risk.until', { on: day(request.expires_on) })}`}{request.review_on && ` · ${t('risk.reviewed', { on: day(request.review_on) })}`}</Text>
      {request.reason && <Text size="sm" c="dimmed">{request.reason}</Text>}
      {(mayGrant || isMine) && (
        <Group gap="xs" mt={6} align="flex-end" className="noprint">
          {mayGrant && <TextInput size="xs" flex={1} miw={160} maw={340} label={t('risk.comment')} maxLength={500} value={comment} onChange={(e) => setComment(e.currentTarget.value)} />}
          {mayGrant && <Button size="xs" loading={decide.isPending} onClick={() => decide.mutate(true)} data-testid="grant">{t('risk.grant')}</Button>}
          <Button size="xs" variant="default" loading={decide.isPending} onClick={() => decide.mutate(false)}>{t(isMine ? 'risk.takeBack' : 'risk.refuse')}</Button>
        </Group>
      )}
      {!mayGrant && <Text size="xs" c="dimmed">{t('risk.above')}</Text>}
    </div>
  )
}
