import { Card, Grid, SegmentedControl, Select, Switch, Text, TextInput, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Mapping } from './queries'

const KINDS = ['FAC', 'AVO', 'RGL', 'OD', 'TRT', 'DPA'] as const
const SIGNS = ['as_written', 'credits_unsigned', 'inverted'] as const

/** How the file as a whole is to be understood: full or partial, signs, currency, its words for types. */
export function Manner({ mapping, onChange }: { mapping: Mapping; onChange: (mapping: Mapping) => void }) {
  const { t } = useTranslation()
  const words = Object.entries(mapping.kinds)
  const set = (change: Partial<Mapping>) => onChange({ ...mapping, ...change })
  return (
    <Card>
      <Title order={2} size="h5" mb="sm">{t('manner.title')}</Title>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 6 }}>
          <Text size="sm" fw={500} id="mode">{t('manner.mode')}</Text>
          <SegmentedControl aria-labelledby="mode" mt={4} value={mapping.mode} onChange={(mode) => set({ mode: mode as Mapping['mode'] })} data={[{ value: 'STOCK', label: t('manner.stock') }, { value: 'DELTA', label: t('manner.delta') }]} />
          <Text size="xs" c="dimmed" mt={4}>{t(mapping.mode === 'STOCK' ? 'manner.stockAbout' : 'manner.deltaAbout')}</Text>
          <Select mt="sm" label={t('manner.signs')} maw={360} data={SIGNS.map((value) => ({ value, label: t(`manner.sign.${value}`) }))} value={mapping.signs} onChange={(signs) => set({ signs: signs as Mapping['signs'] })} allowDeselect={false} />
          <TextInput mt="sm" label={t('manner.currency')} description={t('manner.currencyAbout')} w={220} maxLength={3} value={mapping.default_currency ?? ''} onChange={(e) => set({ default_currency: e.currentTarget.value.toUpperCase() || null })} />
          <Switch mt="md" label={t('manner.create')} checked={mapping.create_accounts} onChange={(e) => set({ create_accounts: e.currentTarget.checked })} />
        </Grid.Col>
        {words.length > 0 && (
          <Grid.Col span={{ base: 12, md: 6 }}>
            <Text size="sm" fw={500} mb={4}>{t('manner.kinds')}</Text>
            {words.map(([word, kind]) => (
              <div key={word} style={{ display: 'flex', alignItems: 'center', gap: 10, marginBottom: 6 }}>
                <span className="sample" style={{ minWidth: 110 }}>{word}</span>
                <Select aria-label={t('manner.kindOf', { word })} size="xs" w={220} clearable placeholder={t('manner.bySign')} clearButtonProps={{ 'aria-label': t('ui.clear') }} data={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))} value={kind}
                  onChange={(value) => set({ kinds: { ...mapping.kinds, [word]: value as (typeof KINDS)[number] | null } })} />
              </div>
            ))}
          </Grid.Col>
        )}
      </Grid>
    </Card>
  )
}
