import { ActionIcon, Card, Grid, Group, Select, TagsInput, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/call'
import { scenariosQuery, usePeople } from '../../shared/queries'
import { LISTS, type Rule } from './model'

type Props = { rule: Rule; place: number; last: boolean; may: boolean; onChange: (rule: Rule) => void; onMove: (by: -1 | 1) => void; onRemove: () => void }

/** One rule: what it looks for on the left of the arrow, what it gives on the right. */
export function RuleCard({ rule, place, last, may, onChange, onMove, onRemove }: Props) {
  const { t } = useTranslation()
  const { data: saved } = useQuery({ queryKey: ['searches'], queryFn: ({ signal }) => call('GET /searches', { signal }) })
  const where = (part: Partial<Rule['where']>) => onChange({ ...rule, where: { ...rule.where, ...part } })
  const letter = (name: 'names_from' | 'names_to') => (
    <TextInput label={t(`assignment.where.${name}`)} maxLength={1} readOnly={!may} value={rule.where[name]} onChange={(event) => where({ [name]: event.currentTarget.value })} />
  )
  return (
    <li>
      <Card mb="sm" data-testid="rule">
        <Group mb="xs" wrap="nowrap">
          <Text fw={650} className="num" aria-hidden>{place}</Text>
          <TextInput aria-label={t('assignment.name')} flex={1} maxLength={200} readOnly={!may} value={rule.name} onChange={(event) => onChange({ ...rule, name: event.currentTarget.value })} />
          {may && (
            <>
              <ActionIcon variant="default" aria-label={t('assignment.up', { name: rule.name })} disabled={place === 1} onClick={() => onMove(-1)}><ArrowUp size={15} /></ActionIcon>
              <ActionIcon variant="default" aria-label={t('assignment.down', { name: rule.name })} disabled={last} onClick={() => onMove(1)}><ArrowDown size={15} /></ActionIcon>
              <ActionIcon variant="default" aria-label={t('assignment.remove', { name: rule.name })} onClick={onRemove}><Trash2 size={15} /></ActionIcon>
            </>
          )}
        </Group>
        <Text size="sm" c="dimmed">{t('assignment.finds')}</Text>
        <Grid gap="xs" mb="sm">
          <Grid.Col span={{ base: 6, sm: 3 }}>{letter('names_from')}</Grid.Col>
          <Grid.Col span={{ base: 6, sm: 3 }}>{letter('names_to')}</Grid.Col>
          {LISTS.map((name) => (
            <Grid.Col key={name} span={{ base: 12, sm: 6 }}>
              <TagsInput label={t(`assignment.where.${name}`)} maxTags={50} acceptValueOnBlur readOnly={!may} value={rule.where[name]} onChange={(value) => where({ [name]: value })} />
            </Grid.Col>
          ))}
          <Grid.Col span={{ base: 12, sm: 4 }}><Select label={t('search.saved')} clearable readOnly={!may} data={(saved?.items ?? []).map((s) => ({ value: s.id, label: s.name }))} value={saved?.items.find((s) => s.where === rule.where.search)?.id ?? null} onChange={(id) => where({ search: saved?.items.find((s) => s.id === id)?.where ?? '' })} data-testid="rule-search" /></Grid.Col>
          <Grid.Col span={{ base: 12, sm: 8 }}><TextInput label={t('assignment.search')} placeholder={t('search.textAbout')} readOnly={!may} value={rule.where.search} onChange={(event) => where({ search: event.currentTarget.value })} /></Grid.Col>
        </Grid>
        <Text size="sm" c="dimmed">{t('assignment.gives')}</Text>
        <Gives rule={rule} may={may} onChange={onChange} />
      </Card>
    </li>
  )
}

function Gives({ rule, may, onChange }: Pick<Props, 'rule' | 'may' | 'onChange'>) {
  const { t, i18n } = useTranslation()
  const people = usePeople()
  const { data: scenarios } = useQuery(scenariosQuery)
  const names = (scenarios?.items ?? []).map((s) => ({ value: s.id, label: s.names[i18n.language] ?? s.id }))
  const third = { base: 12, sm: 4 }
  return (
    <Grid gap="xs">
      <Grid.Col span={third}><Select label={t('account.collector')} data-testid="rule-collector" clearable searchable readOnly={!may} data={people.including(rule.collector)} value={rule.collector || null} onChange={(value) => onChange({ ...rule, collector: value ?? '' })} /></Grid.Col>
      <Grid.Col span={third}><Select label={t('account.scenario')} clearable readOnly={!may} data={names} value={rule.scenario || null} onChange={(value) => onChange({ ...rule, scenario: value ?? '' })} /></Grid.Col>
      <Grid.Col span={third}><TextInput label={t('bulk.group')} maxLength={200} readOnly={!may} value={rule.group} onChange={(event) => onChange({ ...rule, group: event.currentTarget.value })} /></Grid.Col>
    </Grid>
  )
}
