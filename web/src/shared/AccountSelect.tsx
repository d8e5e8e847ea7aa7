import { Select, type SelectProps } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFound } from './accounts'

const CHOICES = 20

/** One account, found by name or code; `without` is not offered. */
export function AccountSelect({ without, ...rest }: { without?: string } & Pick<SelectProps, 'value' | 'onChange' | 'size' | 'flex' | 'miw' | 'maw' | 'label'> & { 'data-testid': string }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const found = useFound(typed, CHOICES).filter((row) => row.code !== without)
  return <Select searchable label={t('replies.whose')} placeholder={t('replies.whoseHint')} nothingFoundMessage={t('replies.noAccount')} searchValue={typed} onSearchChange={setTyped} filter={({ options }) => options} data={found.map((row) => ({ value: row.code, label: `${row.name} · ${row.code}` }))} {...rest} />
}
