import type { Ok } from '../../shared/call'

export type Book = Ok<'GET /forecast'>['books'][number]
export type Period = Book['weeks'][number]
export const SOURCES = ['promise', 'plan', 'dispute', 'habit'] as const
