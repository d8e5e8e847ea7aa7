import '@mantine/spotlight/styles.css'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import { Building2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { path, useFound } from '../shared/accounts'
import { inCompany } from '../shared/company'
import { amounts, fold } from '../shared/format'
import type { Me } from '../shared/schema.gen'
import { navigation } from './navigation'

const [store, palette] = createSpotlight()
const HITS = 8

/** Ctrl K: pages, accounts and the person's other companies in one box. */
export default function Palette({ me, onClose }: { me: Me | undefined; onClose: () => void }) {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const [q, setQ] = useState('')
  const found = useFound(q, HITS)
  useEffect(() => { palette.open() }, [])
  const hits = q.trim().length < 2 ? [] : found
  const pages = navigation(me).flatMap((group) => group.pages).filter((page) => fold(t(`nav.${page.id}`)).includes(fold(q)))
  const elsewhere = (me?.companies ?? []).filter(({ id, name }) => id !== me?.tenant_id && fold(t('companies.goTo', { name })).includes(fold(q)))
  const fresh = { id: 'new', href: '/imports/new', label: t('imports.new') }
  return (
    <Spotlight.Root store={store} query={q} onQueryChange={setQ} onSpotlightClose={onClose} shortcut={null} scrollable maxHeight={440}
      attributes={{ content: { 'aria-label': t('ui.palette') } }}>
      <Spotlight.Search placeholder={t('ui.paletteHint')} aria-label={t('ui.palette')} />
      <Spotlight.ActionsList>
        {hits.map((row) => (
          <Spotlight.Action key={row.code} label={row.name} description={`${row.code} · ${t('account.overdue')} ${amounts(row.overdue) || '0'}`} onClick={() => go(path(row.code))} />
        ))}
        {pages.map(({ id, href, icon: Icon }) => (
          <Spotlight.Action key={id} label={t(`nav.${id}`)} leftSection={<Icon size={16} />} onClick={() => go(href)} />
        ))}
        {elsewhere.map(({ id, name }) => (
          <Spotlight.Action key={id} label={t('companies.goTo', { name })} leftSection={<Building2 size={16} />} onClick={() => location.assign(inCompany(id, '/'))} />
        ))}
        {fold(fresh.label).includes(fold(q)) && <Spotlight.Action label={fresh.label} onClick={() => go(fresh.href)} />}
        {q && !hits.length && !pages.length && !elsewhere.length && <Spotlight.Empty>{t('ui.nothing')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}
