import type { Language } from '#db/schema/people.ts'
import { useTranslation } from './translation.tsx'

// Kreol Seselwa dates are written in English, as in `CalendarDay`.
const locales: Record<Language, string> = { en: 'en-GB', fr: 'fr-FR', crs: 'en-GB' }
const shape = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const

/** A calendar day, YYYY-MM-DD, with the day of the week it falls on, which is what matters of a holiday. */
export function WeekdayAndDay({ day }: { day: string }) {
  const { language } = useTranslation()
  return (
    <time dateTime={day} lang={language === 'crs' ? 'en' : undefined}>
      {new Date(`${day}T00:00:00.000Z`).toLocaleDateString(locales[language], shape)}
    </time>
  )
}
