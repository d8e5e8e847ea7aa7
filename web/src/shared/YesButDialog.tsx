import { Autocomplete, Button, Group, Modal, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { useDecision, type Answer, type Decision } from './AnswerCard'
import { DateField } from './DateField'
import { said } from './i18n'
import { fieldErrors, Problem } from './problem'
import { usePeople, useToday } from './queries'
import { useStatuses } from './qualify/statuses'

/** A yes on other terms: a promise for another day or amount, a dispute of another type or resolver. */
export function YesButDialog({ answer, comment, onClose }: { answer: Answer; comment: string; onClose: () => void }) {
  const { t } = useTranslation()
  const today = useToday()
  const { including } = usePeople()
  const { disputes } = useStatuses()
  const decide = useDecision(answer)
  const isDated = !!(answer.promise_on ?? answer.until)
  const form = useForm({ initialValues: { on: answer.promise_on ?? answer.until, amount: '' as string | number, dispute_type: answer.reason ?? '', resolver: '', comment } })
  const submit = ({ on, amount, dispute_type, resolver, comment: words }: typeof form.values) => {
    const terms: Partial<Decision> = isDated
      ? { ...(on ? { on } : {}), ...(amount === '' ? {} : { amount: String(amount) }) }
      : { dispute_type, resolver }
    decide.mutate({ accept: true, comment: words, ...terms }, { onSuccess: onClose, onError: (error) => form.setErrors(fieldErrors(error)) })
  }
  return (
    <Modal opened onClose={onClose} title={t('answer.yesBut')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form noValidate onSubmit={form.onSubmit(submit)} data-testid="yes-but-form">
        <Stack gap="sm">
          {decide.error instanceof Error && <Problem error={decide.error} />}
          {isDated ? (
            <>
              <DateField label={t(answer.until ? 'answer.untilDay' : 'qualify.promise')} data-autofocus {...(today ? { minDate: today } : {})} {...form.getInputProps('on')} />
              {answer.promise_on && <NumberInput label={t('answer.amount')} description={t('answer.amountAbout')} min={0} decimalScale={3} hideControls {...form.getInputProps('amount')} />}
            </>
          ) : (
            <>
              <Select label={t('qualify.dispute')} data-autofocus allowDeselect={false} data={disputes.map((value) => ({ value, label: said('dispute', value) }))} {...form.getInputProps('dispute_type')} />
              <Autocomplete label={t('qualify.resolver')} description={t('qualify.resolverAbout')} data={including('').map((p) => p.value)} {...form.getInputProps('resolver')} />
            </>
          )}
          <TextInput label={t('answer.comment')} maxLength={500} {...form.getInputProps('comment')} />
          <Text size="xs" c="dimmed">{t('answer.yesButAbout')}</Text>
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button><Button type="submit" loading={decide.isPending} data-testid="yes-but-send">{t('answer.yes')}</Button></Group>
        </Stack>
      </form>
    </Modal>
  )
}
