import { Button, Card, Group, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Plus, Route } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/call'
import { Empty } from '../../shared/Empty'
import { Problem } from '../../shared/problem'
import { done } from '../../shared/undo'
import { fresh, freeName, moved, type Rule, type Rules } from './model'
import { PreviewCard } from './PreviewCard'
import { RuleCard } from './RuleCard'

const RULES_MAX = 50

/** The rules being edited: nothing counts before it is saved, and the preview says what would. */
export function RuleList({ stored, may }: { stored: Rules; may: boolean }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [rules, setRules] = useState<Rule[]>(stored.rules)
  const preview = useMutation({ mutationFn: () => call('POST /assignment/previews', { body: { rules } }) })
  const save = useMutation({
    mutationFn: () => call('PUT /assignment', { body: { rules }, version: stored.version }),
    onSuccess: (now) => { client.setQueryData(['assignment'], now); done(t('assignment.saved')) },
  })
  const set = (next: Rule[]) => { setRules(next); preview.reset(); save.reset() }
  const add = () => set([...rules, fresh(freeName(rules, t('assignment.rule')))])
  const changed = JSON.stringify(rules) !== JSON.stringify(stored.rules)
  const more = may && rules.length < RULES_MAX && <Button variant="default" size="sm" leftSection={<Plus size={14} />} onClick={add} data-testid="rule-add">{t('assignment.add')}</Button>
  return (
    <div className="narrow">
      {rules.length === 0 && <Card mb="md"><Empty icon={Route} title={t('assignment.none')} text={t('assignment.noneText')} action={more} /></Card>}
      <ol style={{ listStyle: 'none', padding: 0, margin: 0 }}>
        {rules.map((rule, n) => (
          <RuleCard key={n} rule={rule} place={n + 1} last={n === rules.length - 1} may={may}
            onChange={(next) => set(rules.map((one, at) => (at === n ? next : one)))}
            onMove={(by) => set(moved(rules, n, by))} onRemove={() => set(rules.filter((_, at) => at !== n))} />
        ))}
      </ol>
      {rules.length > 0 && <Text size="sm" c="dimmed" mb="sm">{t('assignment.last')}</Text>}
      {(save.error ?? preview.error) && <Problem error={save.error ?? preview.error} />}
      {may && (
        <Group my="md">
          {rules.length > 0 && more}
          <span style={{ flex: 1 }} />
          <Button variant="default" onClick={() => preview.mutate()} loading={preview.isPending} data-testid="assign-preview">{t('assignment.preview')}</Button>
          <Button onClick={() => save.mutate()} loading={save.isPending} disabled={!changed} data-testid="assign-save">{t('ui.save')}</Button>
        </Group>
      )}
      {preview.data && <PreviewCard preview={preview.data} />}
    </div>
  )
}
