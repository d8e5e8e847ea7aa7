import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { UserRoundPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sheetQuery } from '../../shared/accountQueries'
import { ContactDialog } from '../../shared/ContactDialog'
import { useMay } from '../../shared/queries'

/** What a contact can mend: there is none with an address, or its address refuses mail. */
const MENDED = new Set(['no_contact', 'bounced', 'no_phone'])

/** Where a message waits for nothing but a contact: it is added or corrected here, and the row is asked again. */
export function FixContact({ code, reason, onFixed }: { code: string; reason: string | undefined; onFixed?: () => unknown }) {
  const { t } = useTranslation()
  const may = useMay('collector')
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const { data: sheet } = useQuery({ ...sheetQuery(code), enabled: open })
  if (!may || !reason || !MENDED.has(reason)) return null
  const bounced = sheet?.contacts.find((one) => one.bounced_on) ?? null
  const close = () => {
    setOpen(false)
    void client.invalidateQueries({ queryKey: ['overdue'] })
    void onFixed?.()
  }
  return (
    <>
      <Button size="xs" variant="light" mb="sm" leftSection={<UserRoundPlus size={14} />} loading={open && !sheet} onClick={() => setOpen(true)} data-testid="fix-contact">{t(reason === 'bounced' ? 'review.fixAddress' : 'review.addContact')}</Button>
      {open && sheet && <ContactDialog sheet={sheet} contact={reason === 'bounced' ? bounced : null} onClose={close} />}
    </>
  )
}
