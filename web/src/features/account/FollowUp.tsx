import { Card, Skeleton, Stack, Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { MessageSquareOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { answersQuery } from '../../shared/accountQueries'
import type { AccountSheet } from '../../shared/accounts'
import { TO_READ } from '../../shared/actions/queries'
import { AnswerCard } from '../../shared/AnswerCard'
import { Empty } from '../../shared/Empty'
import { Problem } from '../../shared/problem'
import { useUrlState } from '../../shared/urlState'
import { Actions } from './Actions'
import { AccountReminders } from './AccountReminders'
import { Comment } from './Comment'
import { Documents } from './Documents'
import { Dso } from './Dso'
import { Expected } from './Expected'
import { History } from './History'
import { Penalties } from './Penalties'
import { Questions } from './Questions'
import { Replies } from './Replies'
import { Risk } from './Risk'

const DEFAULTS = { follow: 'history' }

/** Zone 3: everything that happened, what the debtor said, what was sent. */
export function FollowUp({ sheet }: { sheet: AccountSheet }) {
  const { t } = useTranslation()
  const [view, patch] = useUrlState(DEFAULTS)
  const { data: answers } = useQuery(answersQuery(sheet.code))
  const waiting = answers?.items.filter((answer) => answer.state === 'waiting').length ?? 0
  return (
    <Card p={0} data-testid="follow-up">
      <Tabs value={view.follow} onChange={(value) => patch({ follow: value ?? 'history' })} keepMounted={false}>
        <Tabs.List px={8}>
          <Tabs.Tab value="actions">{t('action.next')}{sheet.actions.length > 0 && <> <span className="tag">{sheet.actions.length}</span></>}</Tabs.Tab>
          <Tabs.Tab value="history">{t('history.title')}</Tabs.Tab>
          <Tabs.Tab value="answers">{t('nav.answers')}{waiting > 0 && <> <span className="tag warn">{waiting}</span></>}</Tabs.Tab>
          <Tabs.Tab value="replies">{t('reply.title')}{sheet.actions.some((action) => action.model === TO_READ) && <> <span className="tag warn">{t('reply.new')}</span></>}</Tabs.Tab>
          <Tabs.Tab value="documents">{t('documents.title')}</Tabs.Tab>
          <Tabs.Tab value="risk">{t('documents.risk')}</Tabs.Tab>
          <Tabs.Tab value="reminders">{t('nav.reminders')}</Tabs.Tab>
          <Tabs.Tab value="penalties">{t('penalties.title')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="actions" p="md"><Actions sheet={sheet} /></Tabs.Panel>
        <Tabs.Panel value="history" p="md"><Comment code={sheet.code} /><History code={sheet.code} /></Tabs.Panel>
        <Tabs.Panel value="documents" p="md"><Documents sheet={sheet} /></Tabs.Panel>
        <Tabs.Panel value="risk" p="md"><Stack gap="lg"><Risk sheet={sheet} /><Expected code={sheet.code} /><Dso code={sheet.code} /><Documents sheet={sheet} risk /></Stack></Tabs.Panel>
        <Tabs.Panel value="answers" p="md"><Answers code={sheet.code} /></Tabs.Panel>
        <Tabs.Panel value="replies" p="md"><Replies sheet={sheet} /></Tabs.Panel>
        <Tabs.Panel value="reminders" p="md"><AccountReminders code={sheet.code} /></Tabs.Panel>
        <Tabs.Panel value="penalties" p="md"><Penalties sheet={sheet} /></Tabs.Panel>
      </Tabs>
    </Card>
  )
}

function Answers({ code }: { code: string }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(answersQuery(code))
  if (error) return <Problem error={error} retry={refetch} />
  if (!data) return <Skeleton h={120} />
  if (!data.items.length) return <><Questions code={code} /><Empty icon={MessageSquareOff} title={t('answer.noneHere')} text={t('answer.noneHereText')} /></>
  return <><Questions code={code} /><Stack gap="sm">{data.items.map((answer) => <AnswerCard key={answer.id} answer={answer} />)}</Stack></>
}
