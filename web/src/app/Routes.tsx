import { Center, Loader } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Compass } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Redirect, Route, Switch } from 'wouter'
import { Empty } from '../shared/Empty'
import { LinkButton } from '../shared/LinkButton'
import { Page } from '../shared/Page'
import { meQuery } from '../shared/queries'
import { home } from './navigation'

const PAGES = [
  ['/dashboard', lazy(() => import('../features/dashboard/DashboardPage'))],
  ['/alerts', lazy(() => import('../features/alerts/AlertsPage'))],
  ['/agenda', lazy(() => import('../features/agenda/AgendaPage'))],
  ['/accounts', lazy(() => import('../features/accounts/AccountsPage'))],
  ['/accounts/:code', lazy(() => import('../features/account/AccountPage'))],
  ['/overdue', lazy(() => import('../features/overdue/OverduePage'))],
  ['/answers', lazy(() => import('../features/answers/AnswersPage'))],
  ['/disputes', lazy(() => import('../features/disputes/DisputesPage'))],
  ['/reminders', lazy(() => import('../features/reminders/RemindersPage'))],
  ['/letters', lazy(() => import('../features/letters/LettersPage'))],
  ['/plans', lazy(() => import('../features/plans/PlansPage'))],
  ['/reports', lazy(() => import('../features/reports/ReportsPage'))],
  ['/forecast', lazy(() => import('../features/forecast/ForecastPage'))],
  ['/limits', lazy(() => import('../features/limits/LimitsPage'))],
  ['/history', lazy(() => import('../features/history/HistoryPage'))],
  ['/imports', lazy(() => import('../features/imports/ImportsPage'))],
  ['/imports/new', lazy(() => import('../features/imports/NewImportPage'))],
  ['/imports/:id', lazy(() => import('../features/imports/ImportPage'))],
  ['/assignment', lazy(() => import('../features/assignment/AssignmentPage'))],
  ['/levels', lazy(() => import('../features/scenarios/Levels'))],
  ['/scenarios', lazy(() => import('../features/scenarios/ScenariosPage'))],
  ['/scenarios/:id', lazy(() => import('../features/scenarios/ScenarioPage'))],
  ['/statuses', lazy(() => import('../features/statuses/StatusesPage'))],
  ['/templates', lazy(() => import('../features/templates/TemplatesPage'))],
  ['/settings', lazy(() => import('../features/settings/SettingsPage'))],
  ['/users', lazy(() => import('../features/users/UsersPage'))],
  ['/replies', lazy(() => import('../features/replies/RepliesPage'))],
  ['/outbox', lazy(() => import('../features/outbox/OutboxPage'))],
] as const

/** Every address of the desk; each page is a chunk of its own. */
export function Routes() {
  return (
    <Suspense fallback={<Center h={300}><Loader /></Center>}>
      <Switch>
        <Route path="/"><Home /></Route>
        {PAGES.map(([path, Component]) => <Route key={path} path={path} component={Component} />)}
        <Route><Nowhere /></Route>
      </Switch>
    </Suspense>
  )
}

function Home() {
  const { data: me } = useQuery(meQuery)
  return me ? <Redirect to={home(me.role)} replace /> : null
}

function Nowhere() {
  const { t } = useTranslation()
  return (
    <Page title={t('nowhere.title')}>
      <Empty icon={Compass} title={t('nowhere.title')} text={t('nowhere.text')} action={<LinkButton href="/">{t('nav.dashboard')}</LinkButton>} />
    </Page>
  )
}
