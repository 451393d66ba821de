import type { Language } from '#db/schema/index.ts'

/** A calendar day (YYYY-MM-DD) as people write it in mails: “6 March 2026”, “1er mars 2026”. */
export function writtenDay(day: string, language: Language): string {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB'
  const written = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
  return language === 'fr' ? written.replace(/^1(?=\s)/, '1er') : written
}
