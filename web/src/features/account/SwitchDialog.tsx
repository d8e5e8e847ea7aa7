import { Button, Group, Modal, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AccountSheet } from '../../shared/accounts'
import { call, type Ok } from '../../shared/call'
import { day } from '../../shared/format'
import { said } from '../../shared/i18n'
import { Problem } from '../../shared/problem'

type Next = Ok<'GET /accounts/{code}/scenario-switch'>['now']

/** Before an account follows another scenario: what happens next, now and then. */
export function SwitchDialog({ sheet, to, label, onYes, onClose }: { sheet: AccountSheet; to: string; label: string; onYes: () => void; onClose: () => void }) {
  const { t } = useTranslation()
  const { data, error } = useQuery({
    queryKey: ['account', sheet.code, 'switch', to, sheet.version],
    queryFn: ({ signal }) => call('GET /accounts/{code}/scenario-switch', { path: { code: sheet.code }, query: { to }, signal }),
  })
  const next = (step: Next) => (step ? t('switch.next', { step: said('step', step.step), date: day(step.on) }) : t('account.noStep')) + (step?.held_by ? ` (${said('agenda.helds', step.held_by)})` : '')
  return (
    <Modal opened onClose={onClose} title={t('switch.title', { name: label })} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <Stack gap="sm" data-testid="switch">
        {error && <Problem error={error} />}
        {!data && !error && <Skeleton h={60} />}
        {data && (
          <dl className="facts">
            <dt>{t('switch.now')}</dt><dd>{next(data.now)}</dd>
            <dt>{t('switch.then')}</dt><dd><Text span fw={600} size="sm">{next(data.then)}</Text></dd>
          </dl>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button>
          <Button onClick={onYes} disabled={!data} data-autofocus>{t('switch.yes')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
