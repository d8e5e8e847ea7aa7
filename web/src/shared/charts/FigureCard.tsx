import { Card, Group, Menu, Table, Text, Title, ActionIcon } from '@mantine/core'
import { Download } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { download } from '../api'
import { say } from '../problem'
import { Bars } from './Bars'
import { shownTable, type Cell, type Chart, type Figures } from './figures'
import { savePng } from './png'

type Props = { id: string; figures: Figures; charts: Chart[]; minWidth?: number; empty?: ReactNode; legend?: string[]; head?: (cell: Cell, row: number) => ReactNode }

/** Figures as a picture and as their table; the picture is kept as PNG, the table as a workbook. Each figure leads to its accounts. */
export function FigureCard({ id, figures, charts, minWidth, empty, legend, head }: Props) {
  const { t } = useTranslation()
  const card = useRef<HTMLDivElement>(null)
  const file = `${figures.title}.`
  const picture = (name: string) => {
    const svg = card.current?.querySelector<SVGSVGElement>(`svg[data-chart="${CSS.escape(name)}"]`)
    if (svg) savePng(svg, charts.length > 1 ? `${figures.title} ${name}.png` : `${file}png`).catch(say)
  }
  const shown = (row: Cell[]) => row.filter((_, n) => !figures.columns[n]!.onSheet)
  // Without a link in it, only the keyboard's focus on the whole can scroll a table.
  const leads = !!head || figures.rows.some((row) => row.some((cell) => cell.href))
  return (
    <Card ref={card} data-testid={id} className="figures">
      <Group justify="space-between" mb="sm" wrap="nowrap">
        <Title order={2} size="h5">{figures.title}</Title>
        {figures.rows.length > 0 && (
          <Menu position="bottom-end">
            <Menu.Target><ActionIcon variant="subtle" className="noprint" aria-label={t('charts.download', { name: figures.title })} data-testid={`${id}-download`}><Download size={15} /></ActionIcon></Menu.Target>
            <Menu.Dropdown>
              {charts.map(({ name }) => <Menu.Item key={name} onClick={() => picture(name)} data-testid={`${id}-png`}>{t('charts.png')}{charts.length > 1 && ` · ${name}`}</Menu.Item>)}
              <Menu.Item onClick={() => void download('/tables', `${file}xlsx`, shownTable(figures)).catch(say)} data-testid={`${id}-xlsx`}>{t('charts.xlsx')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
      {figures.rows.length === 0 && <Text size="sm" c="dimmed">{empty}</Text>}
      {figures.rows.length > 0 && charts.map(({ name, bars }) => (
        <div key={name}>{charts.length > 1 && <Text size="sm" c="dimmed">{name}</Text>}<Bars name={name} bars={bars} {...(legend ? { legend } : {})} /></div>
      ))}
      {figures.rows.length > 0 && (
        <Table.ScrollContainer minWidth={minWidth ?? 0} mt="sm" {...(leads ? {} : { scrollAreaProps: { viewportProps: { tabIndex: 0, role: 'region', 'aria-label': figures.title } } })}>
          <Table horizontalSpacing={6} verticalSpacing={7} fz={13}>
            <Table.Thead><Table.Tr>{figures.columns.filter((c) => !c.onSheet).map(({ title }, at) => <Table.Th key={title} ta={at > 0 ? 'right' : undefined}>{title}</Table.Th>)}</Table.Tr></Table.Thead>
            <Table.Tbody>
              {figures.rows.map((row, n) => (
                <Table.Tr key={row.map((cell) => cell.text).join('|')}>
                  {shown(row).map((cell, at) => at === 0
                    ? <Table.Th key={at} scope="row" fw={500}>{head ? head(cell, n) : <Figure cell={cell} />}</Table.Th>
                    : <Table.Td key={at} ta="right" className="num"><Figure cell={cell} /></Table.Td>)}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Card>
  )
}

function Figure({ cell: { text, href, late } }: { cell: Cell }) {
  const tone = late ? 'late' : undefined
  return href ? <Link href={href} className={tone}>{text}</Link> : <span className={tone}>{text}</span>
}
