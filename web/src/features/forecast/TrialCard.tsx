import { Card, Table, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { int, percent } from '../../shared/format'
import type { Book } from './model'

const ratio = (value: number | null) => (value === null ? '–' : percent(value / 100))

/** How the same rule did on the past, against the plain one; good or bad, it is said. */
export function TrialCard({ book: { trial, average_delay_days } }: { book: Book }) {
  const { t } = useTranslation()
  return (
    <Card data-testid="trial">
      <Title order={2} size="h5" mb={6}>{t('forecast.trial')}</Title>
      {!trial ? <Text size="sm" c="dimmed">{t('forecast.noTrial')}</Text> : (
        <>
          <Table fz={13} verticalSpacing={6}>
            <Table.Thead><Table.Tr><Table.Th>{t('forecast.error')}</Table.Th><Table.Th ta="right">{t('forecast.thisRule')}</Table.Th><Table.Th ta="right">{t('forecast.plainRule')}</Table.Th></Table.Tr></Table.Thead>
            <Table.Tbody>
              <Table.Tr><Table.Th scope="row" fw={500}>{t('forecast.near')}</Table.Th><Table.Td ta="right" className="num strong">{ratio(trial.near_percent)}</Table.Td><Table.Td ta="right" className="num">{ratio(trial.near_plain_percent)}</Table.Td></Table.Tr>
              <Table.Tr><Table.Th scope="row" fw={500}>{t('forecast.all')}</Table.Th><Table.Td ta="right" className="num strong">{ratio(trial.error_percent)}</Table.Td><Table.Td ta="right" className="num">{ratio(trial.plain_percent)}</Table.Td></Table.Tr>
            </Table.Tbody>
          </Table>
          <Text size="sm" mt={8}>{trial.intervals ? t('forecast.covered', { share: percent(trial.covered / trial.intervals), count: trial.intervals }) : t('forecast.noInterval')}</Text>
          <Text size="xs" c="dimmed" mt={6}>{t('forecast.trialText', { weeks: int(trial.weeks), days: int(average_delay_days ?? 0) })}</Text>
        </>
      )}
    </Card>
  )
}
