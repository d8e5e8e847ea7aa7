import { useQuery } from '@tanstack/react-query'
import { openItemsQuery } from '../accountQueries'
import { QualifyDialog } from './QualifyDialog'

/** The promise made on the telephone, said of everything that is late. */
export function PromiseDialog({ code, onClose }: { code: string; onClose: () => void }) {
  const { data } = useQuery(openItemsQuery(code))
  const late = (data?.items ?? []).filter((item) => item.days_late > 0 && Number(item.balance.amount) > 0)
  return late.length ? <QualifyDialog code={code} items={late} first="PDP" onClose={onClose} onDone={onClose} /> : null
}
