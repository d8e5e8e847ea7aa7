import type { Item } from '../../shared/call'

export type User = Item<'GET /users'>
