import { Button, Group, Modal, Select, Stack, TextInput, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { sheetQuery } from '../accountQueries'
import { DateField } from '../DateField'
import { usePeople, useToday } from '../queries'
import { useAction } from './queries'

/** An action called otherwise, moved to any day, or given to somebody else. */
export function EditDialog({ code, id, onClose }: { code: string; id: string; onClose: () => void }) {
  const { data: sheet } = useQuery(sheetQuery(code))
  const action = sheet?.actions.find((one) => one.id === id)
  return action ? <Form code={code} action={action} onClose={onClose} /> : null
}

type Edited = { id: string; kind: 'call' | 'email' | 'sms' | 'letter' | 'task'; on: string; label?: string; note?: string; assignee?: string }

function Form({ code, action, onClose }: { code: string; action: Edited; onClose: () => void }) {
  const { t } = useTranslation()
  const today = useToday()
  const people = usePeople()
  const { on, label = '', note = '', assignee = '' } = action
  const form = useForm({ initialValues: { on, label, note, assignee } })
  const act = useAction(code, onClose)
  const save = (values: typeof form.values) => {
    const { on: _, ...rest } = values
    act.mutate({ do: 'change', id: action.id, ...rest, ...(values.on === on ? {} : { on: values.on }) })
  }
  return (
    <Modal opened onClose={onClose} title={`${t(`action.kinds.${action.kind}`)} · ${t('action.relabel')}`} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form noValidate onSubmit={form.onSubmit(save)} data-testid="action-form">
        <Stack gap="sm">
          <DateField label={t('action.on')} required minDate={on < today ? on : today} {...form.getInputProps('on')} />
          <TextInput label={t('action.label')} maxLength={120} data-autofocus {...form.getInputProps('label')} />
          <Textarea label={t('action.note')} autosize minRows={2} maxLength={1000} {...form.getInputProps('note')} />
          <Select label={t('action.assignee')} clearable searchable data={people.including(form.values.assignee)} value={form.values.assignee || null} onChange={(value) => form.setFieldValue('assignee', value ?? '')} placeholder={t('action.collector')} openOnFocus={false} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button>
            <Button type="submit" loading={act.isPending} data-testid="action-save">{t('ui.save')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
