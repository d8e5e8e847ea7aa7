import i18n, { said } from '../../shared/i18n'

/** The API gives its reasons in English, with a code: the catalogue's words first, its own otherwise. */
export const reasonOf = (group: string, code: string, reason: string) => (i18n.language === 'en' && reason ? reason : said(group, code, reason))
