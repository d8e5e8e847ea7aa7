import { Anchor, Button, Checkbox, Group, Skeleton, Stack, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Download, Scale, Settings2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountSheet } from '../../shared/accounts'
import { download } from '../../shared/api'
import { address, call, type Ok } from '../../shared/call'
import { DateField } from '../../shared/DateField'
import { Empty } from '../../shared/Empty'
import { amounts, day, money, plainAmount } from '../../shared/format'
import { Problem, say } from '../../shared/problem'
import { useMay, useToday } from '../../shared/queries'
import { useUrlState } from '../../shared/urlState'
import { LetGoDialog } from './PenaltiesLetGo'
import { TermsDialog } from './PenaltyTerms'

type Shown = Ok<'GET /accounts/{code}/penalties'>
type Line = Shown['lines'][number]
const DEFAULTS = { on: '' }

/** What late payment costs, line by line, each with its law; waived or said to be paid here. */
export function Penalties({ sheet }: { sheet: AccountSheet }) {
  const { t } = useTranslation()
  const may = useMay('collector')
  const today = useToday()
  const [view, patch] = useUrlState(DEFAULTS)
  const [dialog, setDialog] = useState<'terms' | 'letGo' | null>(null)
  const [chosen, setChosen] = useState<string[]>([])
  const { code } = sheet
  const { data, error, refetch } = useQuery({
    queryKey: ['account', code, 'penalties', view.on], queryFn: ({ signal }) => call('GET /accounts/{code}/penalties', { path: { code }, query: { on: view.on }, signal }),
  })
  if (error) return <Problem error={error} retry={refetch} />
  if (!data) return <Skeleton h={160} />
  const save = (kind: 'pdf' | 'xlsx') => void download(address(`/accounts/{code}/penalties.${kind}`, { code }, view), `${code}-${t('penalties.file')}.${kind}`).catch(say)
  const terms = may && <Button size="xs" variant="default" leftSection={<Settings2 size={14} />} onClick={() => setDialog('terms')} data-testid="penalty-terms">{t('penalties.terms')}</Button>
  return (
    <Stack gap="sm" data-testid="penalties">
      <Group gap="sm" align="flex-end" justify="space-between">
        <Contract shown={data} />
        <Group gap="xs" align="flex-end" className="noprint">
          <DateField size="xs" w={150} label={t('penalties.on')} value={view.on || today} onChange={(on) => patch({ on: !on || on === today ? '' : on })} />
          {terms}
          {data.lines.length > 0 && (
            <>
              <Button size="xs" variant="default" leftSection={<Download size={14} />} onClick={() => save('pdf')}>PDF</Button>
              <Button size="xs" variant="default" leftSection={<Download size={14} />} onClick={() => save('xlsx')}>XLSX</Button>
              {may && <Button size="xs" onClick={() => setDialog('letGo')} data-testid="let-go">{chosen.length ? t('penalties.letGoSome', { count: chosen.length }) : t('penalties.letGoAll')}</Button>}
            </>
          )}
        </Group>
      </Group>
      {data.lines.length === 0
        ? <Empty icon={Scale} title={t('penalties.none')} text={t(`penalties.noneText.${data.contract.regime === 'none' ? 'noRegime' : 'nothingLate'}`)} />
        : <Lines shown={data} chosen={chosen} choose={may ? setChosen : undefined} />}
      {data.left_out.length > 0 && (
        <Text size="sm" c="dimmed">{t('penalties.leftOut')} {data.left_out.map((one) => `${one.number} (${t(`penalties.reasons.${one.reason as 'disputed'}`, { until: day(one.until) })})`).join(', ')}</Text>
      )}
      {dialog === 'terms' && <TermsDialog code={code} shown={data} onClose={() => setDialog(null)} />}
      {dialog === 'letGo' && <LetGoDialog code={code} version={data.version} items={chosen} onClose={() => { setDialog(null); setChosen([]) }} />}
    </Stack>
  )
}

/** By which law, whether it is charged, and how days are counted. */
function Contract({ shown: { contract, totals } }: { shown: Shown }) {
  const { t } = useTranslation()
  return (
    <Text size="sm" flex={1} miw={240}>
      <span className={contract.charged ? 'tag good' : 'tag'}>{t(contract.charged ? 'penalties.charged' : 'penalties.notCharged')}</span>{' '}
      {totals.length > 0 && <><b>{amounts(totals.map((one) => one.total))}</b> · </>}{t(`penalties.regimes.${contract.regime}`)} · {contract.agreed_rate === null ? t('penalties.legalRate') : t('penalties.agreed', { rate: plainAmount(contract.agreed_rate) })} · {t(`penalties.dayCounts.${contract.day_count}`)}
      {!contract.charged && <><br /><span className="faint">{t('penalties.notChargedText')}</span></>}
    </Text>
  )
}

function Lines({ shown, chosen, choose }: { shown: Shown; chosen: string[]; choose?: ((items: string[]) => void) | undefined }) {
  const { t } = useTranslation()
  const first = new Set<string>()
  const isFirst = (line: Line) => !first.has(line.item) && !!first.add(line.item)
  const toggle = (item: string) => choose?.(chosen.includes(item) ? chosen.filter((one) => one !== item) : [...chosen, item])
  return (
    <Table.ScrollContainer minWidth={820}>
      <Table verticalSpacing={6} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('item.number')}</Table.Th><Table.Th>{t('penalties.for')}</Table.Th><Table.Th>{t('penalties.period')}</Table.Th>
            <Table.Th ta="right">{t('penalties.base')}</Table.Th><Table.Th>{t('penalties.why')}</Table.Th><Table.Th ta="right">{t('penalties.amount')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.lines.map((line) => (
            <Table.Tr key={`${line.item} ${line.kind} ${line.from_on}`} data-testid="penalty-line">
              <Table.Td>{isFirst(line) && (choose
                ? <Checkbox size="xs" label={<b>{line.number}</b>} checked={chosen.includes(line.item)} onChange={() => toggle(line.item)} aria-label={t('penalties.choose', { number: line.number })} />
                : <b>{line.number}</b>)}</Table.Td>
              <Table.Td>{t(`penalties.kinds.${line.kind}`)}</Table.Td>
              <Table.Td>{line.kind === 'interest' ? t('penalties.fromTo', { from: day(line.from_on), to: day(line.to_on), count: line.days }) : day(line.from_on)}</Table.Td>
              <Table.Td ta="right">{money(line.base)}</Table.Td>
              <Table.Td><Why line={line} isRounded={shown.contract.regime.startsWith('be_')} /></Table.Td>
              <Table.Td ta="right" fw={600}>{money(line.amount)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          {shown.totals.map((total) => (
            <Table.Tr key={total.total.currency} data-testid="penalty-total">
              <Table.Th colSpan={5} ta="right">{t('penalties.total', { interest: money(total.interest), indemnity: money(total.indemnity) })}{!/^0(\.0+)?$/.test(total.provisional.amount) && <span className="faint"> · {t('penalties.provisional', { amount: money(total.provisional) })}</span>}</Table.Th>
              <Table.Th ta="right">{money(total.total)}</Table.Th>
            </Table.Tr>
          ))}
        </Table.Tfoot>
      </Table>
      {shown.left_off > 0 && <Text size="sm" c="dimmed">{t('penalties.leftOff', { count: shown.left_off })}</Text>}
    </Table.ScrollContainer>
  )
}

/** The rate and its making, the article, and what was assumed. */
function Why({ line, isRounded }: { line: Line; isRounded: boolean }) {
  const { t } = useTranslation()
  const rate = line.rate === null ? null : line.reference === null
    ? t('penalties.rateAgreed', { rate: plainAmount(line.rate) })
    : t(isRounded ? 'penalties.rateRounded' : 'penalties.rate', { rate: plainAmount(line.rate), reference: plainAmount(line.reference), on: day(line.reference_on), margin: line.margin })
  return (
    <>
      {rate && <>{rate}<br /></>}
      <Anchor size="xs" href={line.article_source} target="_blank" rel="noreferrer">{line.article}</Anchor>
      {line.rate_source && <Text span size="xs" c="dimmed" title={line.rate_source}> · {t('penalties.rateSource', { source: line.rate_source.split('/')[0] })}</Text>}
      {line.notes.map((note) => <Text key={note} size="xs" c="dimmed">{t(`penalties.notes.${note as 'provisional'}`)}</Text>)}
    </>
  )
}
