import { expect, it } from 'vitest'
import type { AccountSheet, OpenItem } from '../accounts'
import { about, inserted, reachable } from './message'

const contact = (id: string, more: object) => ({ id, name: id, role: '', email: '', phone: '', is_collection: false, bounced_on: null, bounce_reason: '', origin: 'user', ...more })
const sheet = { contacts: [contact('a', { email: 'a@x.fr' }), contact('b', { email: 'b@x.fr', is_collection: true }), contact('c', { email: 'c@x.fr', bounced_on: '2026-01-01' }), contact('d', { phone: '06' })] } as unknown as AccountSheet
const item = (id: string, days_late: number, amount = '10.00') => ({ id, days_late, balance: { amount, currency: 'EUR' } }) as OpenItem

it('offers the contact who receives reminders first, and none whose address bounced', () => {
  expect(reachable(sheet, 'email').map((c) => c.id)).toEqual(['b', 'a'])
})
it('offers those with a telephone for an SMS', () => {
  expect(reachable(sheet, 'sms').map((c) => c.id)).toEqual(['d'])
})
it('is about what is late when nothing was chosen, credits left out', () => {
  expect(about([item('F1', 3), item('F2', -1), item('A1', 9, '-5.00')], [])).toEqual(['F1'])
})
it('is about what was chosen, late or not', () => {
  expect(about([item('F1', 3)], [item('F2', -1)])).toEqual(['F2'])
})
it('puts a placeholder alone in its paragraph', () => {
  expect(inserted('Bonjour,\nMerci', 8, '{{ items }}')).toBe('Bonjour,\n\n{{ items }}\n\nMerci')
})
