import { Button, Menu, Text } from '@mantine/core'
import { Building2, Check, ChevronsUpDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { inCompany } from '../shared/company'
import type { Me } from '../shared/schema.gen'

/** The company one works for; with several, the way to another: plain links, for nothing of the one before may stay. */
export function CompanySwitch({ me }: { me: Me }) {
  const { t } = useTranslation()
  if (me.companies.length < 2) return <Text size="sm" c="dimmed" truncate>{me.tenant_name}</Text>
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <Button variant="subtle" color="gray" size="xs" px={8} className="company" leftSection={<Building2 size={15} aria-hidden />} rightSection={<ChevronsUpDown size={13} aria-hidden />} aria-label={t('companies.is', { name: me.tenant_name })} data-testid="company">{me.tenant_name}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('companies.choose')}</Menu.Label>
        {me.companies.map(({ id, name, role }) => (
          <Menu.Item key={id} component="a" href={inCompany(id, '/')} leftSection={id === me.tenant_id ? <Check size={15} /> : <span style={{ width: 15 }} />} aria-current={id === me.tenant_id || undefined}>
            {name} <Text span size="xs" c="dimmed">{t(`role.${role}`)}</Text>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component={Link} href="/reports?report=companies">{t('companies.together')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
