import type { Language } from '#db/schema/people.ts'
import { useTranslation } from './translation.tsx'

// Kreol Seselwa dates are written in English, as instants are.
const locales: Record<Language, string> = { en: 'en-GB', fr: 'fr-FR', crs: 'en-GB' }
const shape = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const

/** A day of the calendar that belongs to no clock (YYYY-MM-DD), with its weekday. */
export function CalendarDay({ day }: { day: string }) {
  const { language } = useTranslation()
  return (
    <time dateTime={day} lang={language === 'crs' ? 'en' : undefined}>
      {new Date(`${day}T00:00:00.000Z`).toLocaleDateString(locales[language], shape)}
    </time>
  )
}
