import { Select, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { percent } from '../../shared/format'
import { settingsQuery } from '../../shared/queries'
import { assign, CUSTOMER_FIELDS, ITEM_FIELDS, styled, stylesOf, targetOf } from './model'
import type { Column, Mapping } from './queries'
import { reasonOf } from './said'

const SURE = 0.7
const NONE: never[] = []

/** One line per column of the file: samples, field, how it is written, how sure the proposal is. */
export function Columns({ mapping, onChange }: { mapping: Mapping; onChange: (mapping: Mapping) => void }) {
  const { t, i18n } = useTranslation()
  const { data: settings } = useQuery(settingsQuery)
  const own = settings?.custom_fields ?? NONE
  const fields = useMemo(() => [
    { group: t('mapping.items'), items: ITEM_FIELDS.map((value) => ({ value, label: t(`field.${value}`) })) },
    { group: t('mapping.customer'), items: CUSTOMER_FIELDS.map((value) => ({ value, label: t(`field.${value}`) })) },
    ...(own.length ? [{ group: t('mapping.own'), items: own.map((field) => ({ value: `custom.${field.key}`, label: field.names?.[i18n.language] || field.key })) }] : []),
    // oxlint-disable-next-line react/exhaustive-deps -- labels change with the language
  ], [t, i18n.language, own])
  return (
    <Table.ScrollContainer minWidth={860}>
      <Table className="columns" verticalSpacing={7} horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr><Table.Th w="24%">{t('mapping.column')}</Table.Th><Table.Th w={230}>{t('mapping.field')}</Table.Th><Table.Th w={190}>{t('mapping.style')}</Table.Th><Table.Th>{t('mapping.why')}</Table.Th></Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {mapping.columns.map((column) => (
            <Table.Tr key={column.position} data-testid="column">
              <Table.Td><Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>{column.column || t('mapping.unnamed', { n: column.position + 1 })}</Text><div className="samples">{column.samples.map((s) => <span key={s} className="sample" title={s}>{s}</span>)}</div></Table.Td>
              <Table.Td>
                <Select aria-label={t('mapping.fieldOf', { name: column.column })} size="xs" data={fields} value={targetOf(column)} searchable clearable placeholder={t('mapping.ignored')} clearButtonProps={{ 'aria-label': t('ui.clear') }} limit={40}
                  onChange={(field) => onChange(assign(mapping, column.position, field))} />
              </Table.Td>
              <Table.Td>
                {stylesOf(column.field).length > 0 && (
                  <Select aria-label={t('mapping.styleOf', { name: column.column })} size="xs" value={column.style || null} placeholder={t('mapping.chooseStyle')} error={!column.style} allowDeselect={false}
                    data={stylesOf(column.field).map((value) => ({ value, label: t(`style.${value as 'dmy'}`) }))} onChange={(style) => onChange(styled(mapping, column.position, style ?? ''))} />
                )}
              </Table.Td>
              <Table.Td><Evidence column={column} /></Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function Evidence({ column }: { column: Column }) {
  const reason = <Text span size="xs" c="dimmed">{reasonOf('evidence', column.reason_code, column.reason)}</Text>
  if (!targetOf(column) || column.reason_code === 'chosen') return reason
  return (
    <>
      <span className={column.confidence < SURE ? 'sure low' : 'sure'} aria-hidden><i style={{ width: `${column.confidence * 100}%` }} /></span>
      <Text span size="xs" fw={600} className="num">{percent(column.confidence)}</Text> {reason}
    </>
  )
}
