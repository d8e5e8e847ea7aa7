import type { Item } from '../../shared/call'

export type User = Item<'GET /users'>
export const ROLES = ['reader', 'colleague', 'collector', 'credit_manager', 'administrator'] as const
