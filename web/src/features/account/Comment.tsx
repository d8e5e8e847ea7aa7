import { Button, Group, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refreshAccount } from '../../shared/accounts'
import { call } from '../../shared/call'
import { say } from '../../shared/problem'
import { useMay } from '../../shared/queries'
import { done } from '../../shared/undo'

/** A comment for the history; nobody can change it afterwards. */
export function Comment({ code }: { code: string }) {
  const { t } = useTranslation()
  const may = useMay('colleague')
  const client = useQueryClient()
  const [text, setText] = useState('')
  const add = useMutation({
    mutationFn: () => call('POST /accounts/{code}/comments', { path: { code }, body: { text } }),
    onSuccess: (sheet) => { setText(''); done(t('comments.added')); return refreshAccount(client, code, sheet) },
    onError: say,
  })
  if (!may) return null
  return (
    <form className="noprint" onSubmit={(e) => { e.preventDefault(); if (text.trim()) add.mutate() }}>
      <Group gap="xs" align="flex-end" mb="sm">
        <Textarea flex={1} label={t('comments.title')} autosize minRows={1} maxRows={6} maxLength={2000} value={text} onChange={(e) => setText(e.currentTarget.value)} data-testid="comment" />
        <Button size="xs" type="submit" disabled={!text.trim()} loading={add.isPending}>{t('comments.add')}</Button>
      </Group>
    </form>
  )
}
