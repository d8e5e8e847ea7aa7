import type { AccountSheet, OpenItem } from '../accounts'
import type { MessageInput } from '../schema.gen'

export type Channel = NonNullable<MessageInput['channel']>
export const CHANNELS = ['email', 'sms', 'letter'] as const satisfies readonly Channel[]

/** The contacts a channel can reach, the one who receives reminders first. */
export function reachable(sheet: AccountSheet, channel: Channel) {
  const found = sheet.contacts.filter((contact) => (channel === 'email' ? contact.email && !contact.bounced_on : channel === 'sms' ? contact.phone && !contact.sms_refused_on : contact.name))
  return found.toSorted((a, b) => Number(b.is_collection) - Number(a.is_collection))
}

/** What the message is about: the items that were chosen, else all that is late. */
export const about = (items: OpenItem[], chosen: OpenItem[]) =>
  (chosen.length ? chosen : items.filter((item) => item.days_late > 0 && Number(item.balance.amount) > 0)).map((item) => item.id)

/** A text with a placeholder put in at a position, alone in its paragraph where it is a block. */
export function inserted(text: string, at: number, mark: string) {
  const before = text.slice(0, at).trimEnd(), after = text.slice(at).trimStart()
  return [before, mark, after].filter(Boolean).join('\n\n')
}

/** The subject of an answer: said to be one once. */
export const again = (subject: string) => (/^re\s?:/i.test(subject) ? subject : `Re: ${subject}`).slice(0, 300)
