/** Why nothing goes: the API's sentence in the reader's language, which names the item or the date. */
export const reasonText = (reason: { code: string; text: string } | null | undefined) => reason?.text ?? ''
