import { Group, Text, Title } from '@mantine/core'
import { useEffect, type ReactNode } from 'react'

type Props = {
  title: ReactNode
  /** For the tab, where the title is more than text. */
  name?: string
  lead?: ReactNode
  actions?: ReactNode
  /** Its grid fills the window instead of the page scrolling. */
  fills?: boolean
  children: ReactNode
}

/** Every page: one h1, its actions on the right, its name in the browser's tab. */
export function Page({ title, name, lead, actions, fills, children }: Props) {
  const text = name ?? (typeof title === 'string' ? title : '')
  useEffect(() => { document.title = text ? `${text} · Relance` : 'Relance' }, [text])
  return (
    <div className={fills ? 'page fills' : 'page'}>
      <Group justify="space-between" align="flex-start" gap="sm" className="page-head">
        <div>
          <Title order={1} size="h3">{title}</Title>
          {lead && <Text size="sm" c="dimmed" mt={2} component="div">{lead}</Text>}
        </div>
        {actions && <Group gap="xs" className="noprint">{actions}</Group>}
      </Group>
      {children}
    </div>
  )
}
