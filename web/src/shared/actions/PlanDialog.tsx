import { Button, Checkbox, Group, Modal, Select, Stack, TextInput, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { DateField } from '../DateField'
import { settingsQuery, usePeople, useToday } from '../queries'
import { KINDS, later, useAction, type NewAction } from './queries'

type Props = { code: string; items?: { id: string; number: string }[]; onClose: () => void; onDone?: () => void }

/** Plan an action: on the account, or on chosen items, which then leave the scenario. */
export function PlanDialog({ code, items = [], onClose, onDone }: Props) {
  const { t } = useTranslation()
  const today = useToday()
  const people = usePeople()
  const { data: settings } = useQuery(settingsQuery)
  const models = settings?.action_models ?? []
  const form = useForm({
    initialValues: { model: '', kind: 'call' as NewAction['kind'], on: later(today, 1), label: '', note: '', assignee: '', specific: items.length > 0 },
    validate: { on: (on) => (on && on >= today ? null : t('action.ahead')) },
  })
  const act = useAction(code, () => { onDone?.(); onClose() })
  const pick = (key: string | null) => {
    const model = models.find((one) => one.key === key)
    form.setFieldValue('model', key ?? '')
    if (model) form.setValues({ kind: model.kind, label: model.label, note: model.note ?? '', on: later(today, model.delay_days ?? 7) })
  }
  return (
    <Modal opened onClose={onClose} title={t('action.plan')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form noValidate onSubmit={form.onSubmit(({ specific, ...values }) => act.mutate({ do: 'plan', action: { ...values, items: specific ? items.map((i) => i.id) : [] } }))}>
        <Stack gap="sm">
          {models.length > 0 && <Select label={t('action.model')} clearable data={models.map((m) => ({ value: m.key, label: m.label }))} value={form.values.model || null} onChange={pick} openOnFocus={false} />}
          <Group grow align="flex-start">
            <Select label={t('action.kind')} data={KINDS.map((value) => ({ value, label: t(`action.kinds.${value}`) }))} allowDeselect={false} data-autofocus openOnFocus={false} {...form.getInputProps('kind')} />
            <DateField label={t('action.on')} required minDate={today} {...form.getInputProps('on')} />
          </Group>
          <TextInput label={t('action.label')} maxLength={120} {...form.getInputProps('label')} />
          <Textarea label={t('action.note')} autosize minRows={2} maxLength={1000} {...form.getInputProps('note')} />
          <Select label={t('action.assignee')} clearable searchable data={people.including(form.values.assignee)} value={form.values.assignee || null} onChange={(value) => form.setFieldValue('assignee', value ?? '')} placeholder={t('action.collector')} openOnFocus={false} />
          {items.length > 0 && <Checkbox label={t('action.specific', { count: items.length })} description={t('action.specificAbout')} {...form.getInputProps('specific', { type: 'checkbox' })} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button>
            <Button type="submit" loading={act.isPending} data-testid="plan-save">{t('action.save')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
