import { Button, Group } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Paperclip } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { refreshAccount } from '../accounts'
import { call } from '../call'
import { documentsQuery, openDocument, posted } from '../documents'
import { day } from '../format'
import { say } from '../problem'
import { done } from '../undo'

type Of = { id: string; code: string }

/** Keeps a signed agreement: on the plan, in the credit-and-risk file. */
export function useSigned(plan: Of) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const keep = useMutation({
    mutationFn: async (file: File) => call('POST /accounts/{code}/plans/{plan_id}/agreements', { path: { code: plan.code, plan_id: plan.id }, body: { upload: await posted(plan.code, file), filename: file.name } }),
    onSuccess: (kept) => { done(t('plan.signed', { name: kept.filename })); return refreshAccount(client, plan.code) },
    onError: say,
  })
  return { take: (file: File | null) => { if (file) keep.mutate(file) }, isPending: keep.isPending }
}

/** The papers of a plan: those that left with it, and those that came back signed. */
export function Signed({ plan }: { plan: Of }) {
  const { data } = useQuery(documentsQuery(plan.code))
  const papers = (data?.items ?? []).filter((document) => document.plan === plan.id && document.is_risk)
  if (!papers.length) return null
  return (
    <Group gap={6} data-testid="plan-papers">
      {papers.map((paper) => <Button key={paper.id} size="compact-xs" variant="light" leftSection={<Paperclip size={12} />} onClick={() => void openDocument(plan.code, paper.id)}>{paper.filename} · {day(paper.at)}</Button>)}
    </Group>
  )
}
