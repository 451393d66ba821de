import type { Language } from '#db/schema/people.ts'
import { useTranslation } from './translation.tsx'

// Kreol Seselwa dates are written in English, as in `useInstants`.
const locales: Record<Language, string> = { en: 'en-GB', fr: 'fr-FR', crs: 'en-GB' }

/** Writes a calendar day, YYYY-MM-DD, into a sentence. It is the same day in every time zone. */
export function useCalendarDays(): (day: string) => string {
  const { language } = useTranslation()
  const form = new Intl.DateTimeFormat(locales[language], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return (day) => form.format(new Date(`${day}T00:00:00.000Z`))
}

/** A calendar day, YYYY-MM-DD, as people write it. */
export function CalendarDay({ day }: { day: string }) {
  const { language } = useTranslation()
  const write = useCalendarDays()
  return (
    <time dateTime={day} lang={language === 'crs' ? 'en' : undefined}>
      {write(day)}
    </time>
  )
}
