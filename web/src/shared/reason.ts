import { said } from './i18n'

/** Why nothing goes: the API's sentence, which names the item or the date; else our word for its code. */
export const reasonText = (reason: { code: string; sentence?: string } | null | undefined) =>
  reason ? reason.sentence || said('reason', reason.code) : ''
