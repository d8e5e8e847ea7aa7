import { describe, expect, it } from 'vitest'
import type { OpenItem } from '../accounts'
import { bodyOf, previous, saidOf } from './model'

const status = (type: string, more = {}) => ({ type, comment: '', promise_on: null, dispute_type: '', resolver: '', by: '', at: null, ...more })
const item = (id: string, was = status('NCT')) => ({ id, status: was }) as unknown as OpenItem

describe('bodyOf', () => {
  it('leaves out what does not belong to the category', () =>
    expect(bodyOf({ items: [item('1')], type: 'CEC', comment: '', promise_on: '2026-01-01', dispute_type: 'price' })).toEqual({ items: ['1'], type: 'CEC' }))
  it('gives a promise its date', () =>
    expect(bodyOf({ items: [item('1')], type: 'PDP', promise_on: '2026-01-01' })).toEqual({ items: ['1'], type: 'PDP', promise_on: '2026-01-01' }))
})
describe('a part', () => {
  const half = { ...item('1', status('PDP', { promise_on: '2026-01-01', rest: { amount: '0.30', currency: 'EUR' } })), balance: { amount: '1000.40', currency: 'EUR' } } as OpenItem
  it('is the balance without the rest, to the cent', () => expect(saidOf(half)).toEqual({ amount: '1000.10', currency: 'EUR' }))
  it('is given back by an undo', () => expect(previous([half])).toEqual([{ items: ['1'], type: 'PDP', promise_on: '2026-01-01', amount: '1000.10' }]))
  it('is of a promise or a payment only', () => expect(bodyOf({ items: [half], type: 'CEC', amount: '10' })).toEqual({ items: ['1'], type: 'CEC' }))
})
describe('previous', () => {
  it('gives items of one status back together', () => expect(previous([item('1'), item('2')])).toEqual([{ items: ['1', '2'], type: 'NCT' }]))
  it('gives different statuses back apart', () =>
    expect(previous([item('1'), item('2', status('LIT', { dispute_type: 'price', resolver: 'a@b.example' }))])).toEqual([
      { items: ['1'], type: 'NCT' }, { items: ['2'], type: 'LIT', dispute_type: 'price', resolver: 'a@b.example' },
    ]))
})
