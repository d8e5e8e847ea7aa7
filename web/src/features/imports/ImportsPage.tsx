import { Button, Card, Skeleton, Table } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { FileUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Amounts } from '../../shared/Amounts'
import { Empty } from '../../shared/Empty'
import { instant, int } from '../../shared/format'
import { LinkButton } from '../../shared/LinkButton'
import { Page } from '../../shared/Page'
import { Problem } from '../../shared/problem'
import { usePeople } from '../../shared/queries'
import { State } from '../../shared/tags'
import { Profiles } from './Profiles'
import { importsQuery } from './queries'

/** Every file taken in, newest first, and the mappings that are remembered. */
export default function ImportsPage() {
  const { t } = useTranslation()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(importsQuery)
  const { nameOf } = usePeople()
  const rows = data?.pages.flatMap((page) => page.items)
  const fresh = <LinkButton href="/imports/new" leftSection={<FileUp size={15} />}>{t('imports.new')}</LinkButton>
  return (
    <Page title={t('nav.imports')} actions={rows?.length ? fresh : null}>
      {error && <Problem error={error} retry={refetch} />}
      {!rows && !error && <Skeleton h={260} />}
      {rows?.length === 0 && <Card><Empty icon={FileUp} title={t('imports.none')} text={t('imports.noneText')} action={fresh} /></Card>}
      {rows && rows.length > 0 && (
        <Card p={0}>
          <Table.ScrollContainer minWidth={760}>
            <Table highlightOnHover verticalSpacing={9} horizontalSpacing="md">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('imports.file')}</Table.Th><Table.Th>{t('imports.state')}</Table.Th><Table.Th>{t('imports.when')}</Table.Th>
                  <Table.Th ta="right">{t('imports.rows')}</Table.Th><Table.Th ta="right">{t('imports.refused')}</Table.Th><Table.Th ta="right">{t('imports.total')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map((row) => (
                  <Table.Tr key={row.id}>
                    <Table.Td><Link href={`/imports/${row.id}`} className="strong plain-link">{row.filename || t('imports.posted')}</Link><div className="faint">{row.profile}</div></Table.Td>
                    <Table.Td><State group="importState" state={row.state} /></Table.Td>
                    <Table.Td>{instant(row.created_at)}<div className="faint">{nameOf(row.by)}</div></Table.Td>
                    <Table.Td ta="right" className="num">{int(row.rows_read)}</Table.Td>
                    <Table.Td ta="right" className="num">{int(row.rows_refused)}</Table.Td>
                    <Table.Td ta="right"><Amounts list={row.totals} /></Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
          {hasNextPage && <Button m="md" size="xs" variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('ui.more')}</Button>}
        </Card>
      )}
      <Profiles />
    </Page>
  )
}
