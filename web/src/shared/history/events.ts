import i18n, { said } from '../i18n'
import type { HistoryEvent } from '../schema.gen'

/** An event in one sentence: the API's own, else our word for its kind. */
export const eventText = (event: HistoryEvent): string =>
  event.text || said('event', event.kind, i18n.t('event.other', { kind: event.kind }))
