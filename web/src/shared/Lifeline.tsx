import { Timeline, Text } from '@mantine/core'
import type { Item } from './call'
import { instant } from './format'
import { said } from './i18n'

/** What happened to a message, in order: prepared, sent, delivered, bounced… */
export function Lifeline({ entries }: { entries: Item<'GET /reminders'>['timeline'] }) {
  return (
    <Timeline active={entries.length} bulletSize={12} lineWidth={2}>
      {entries.map((entry) => (
        <Timeline.Item key={`${entry.state} ${entry.at}`} title={<Text size="sm" fw={600}>{said('reminderState', entry.state)}</Text>}>
          <Text size="xs" c="dimmed">{instant(entry.at)}</Text>
          {entry.detail && <Text size="sm" style={{ overflowWrap: 'anywhere' }}>{entry.detail}</Text>}
        </Timeline.Item>
      ))}
    </Timeline>
  )
}
