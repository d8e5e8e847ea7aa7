import { Stack, Text, ThemeIcon } from '@mantine/core'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

/** An empty place says why it is empty and offers what to do next. */
export function Empty({ icon: Icon, title, text, action }: { icon: LucideIcon; title: string; text?: ReactNode; action?: ReactNode }) {
  return (
    <Stack align="center" gap={6} py="xl" px="md" ta="center">
      <ThemeIcon size={44} radius="xl" variant="light" aria-hidden><Icon size={22} strokeWidth={1.6} /></ThemeIcon>
      <Text fw={600} mt={4}>{title}</Text>
      {text && <Text size="sm" c="dimmed" maw={460}>{text}</Text>}
      {action && <div style={{ marginTop: 8 }}>{action}</div>}
    </Stack>
  )
}
