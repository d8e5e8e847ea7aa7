import { expect, test } from 'vitest'
import { rowsOf, typedOf } from './Rows'

test('amounts are typed with a comma and spaces, and sent as the API reads them', () => {
  expect(rowsOf([{ due_on: '2026-03-31', amount: '1 500,50' }], 'EUR')).toEqual([{ due_on: '2026-03-31', amount: { amount: '1500.50', currency: 'EUR' } }])
})

test('rows that are not complete are not sent', () => {
  expect(rowsOf([{ due_on: '2026-03-31', amount: '10' }, { due_on: null, amount: '5' }], 'EUR')).toBeNull()
  expect(rowsOf([{ due_on: '2026-03-31', amount: ' ' }], 'EUR')).toBeNull()
  expect(rowsOf([], 'EUR')).toBeNull()
})

test('what is shown to be typed over is read as the same amount', () => {
  const shown = typedOf({ amount: '464.24', currency: 'EUR' })
  expect(rowsOf([{ due_on: '2026-03-31', amount: shown }], 'EUR')?.[0]?.amount.amount).toBe('464.24')
})
