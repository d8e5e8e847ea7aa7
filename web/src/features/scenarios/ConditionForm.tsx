import { Grid, MultiSelect, NumberInput, Select, Switch, TagsInput, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useStatuses } from '../../shared/qualify/statuses'
import type { Condition } from './model'

type Props = { condition: Condition; onChange: (condition: Condition) => void }

/** For whom a step is; where it does not hold, the step is passed over. */
export function ConditionForm({ condition, onChange }: Props) {
  const { t } = useTranslation()
  const { nameOf, statuses } = useStatuses()
  const set = (part: Partial<Condition>) => onChange({ ...condition, ...part })
  const half = { base: 12, xs: 6 }
  return (
    <fieldset style={{ border: 0, padding: 0, margin: '14px 0 0' }}>
      <Text component="legend" size="sm" fw={600}>{t('scenarios.condition')}</Text>
      <Text size="xs" c="dimmed" mb={6}>{t('scenarios.conditionAbout')}</Text>
      <Grid gap="xs">
        <Grid.Col span={half}><NumberInput label={t('scenarios.if.overdue_from')} min={0} decimalScale={2} value={condition.overdue_from ?? ''} onChange={(value) => set({ overdue_from: value === '' ? null : String(value) })} /></Grid.Col>
        <Grid.Col span={half}><NumberInput label={t('scenarios.if.days_late_from')} min={1} max={3650} allowDecimal={false} value={condition.days_late_from ?? ''} onChange={(value) => set({ days_late_from: value === '' ? null : Number(value) })} /></Grid.Col>
        <Grid.Col span={half}><MultiSelect label={t('scenarios.if.statuses')} data={statuses.map((one) => ({ value: one.code, label: nameOf(one.code) }))} value={condition.statuses} onChange={(value) => set({ statuses: value })} /></Grid.Col>
        <Grid.Col span={half}><Select label={t('scenarios.if.audience')} allowDeselect={false} data={(['', 'business', 'consumer'] as const).map((value) => ({ value, label: t(`scenarios.audience.${value || 'any'}`) }))} value={condition.audience} onChange={(value) => set({ audience: value as Condition['audience'] })} /></Grid.Col>
        {(['countries', 'languages', 'tags'] as const).map((name) => (
          <Grid.Col key={name} span={half}><TagsInput label={t(`scenarios.if.${name}`)} maxTags={30} acceptValueOnBlur value={condition[name]} onChange={(value) => set({ [name]: value })} /></Grid.Col>
        ))}
      </Grid>
      <Switch mt="sm" label={t('scenarios.if.is_over_limit')} checked={condition.is_over_limit} onChange={(event) => set({ is_over_limit: event.currentTarget.checked })} />
    </fieldset>
  )
}
