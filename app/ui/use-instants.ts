import { useRouteLoaderData } from '@remix-run/react'
import type { RootData } from '#app/root.tsx'
import type { Language } from '#db/schema/people.ts'
import { useTranslation } from './translation.tsx'

/** What the organisation's clocks show, unless it says otherwise. */
const usualTimeZone = 'Indian/Mahe'

// No data about Kreol Seselwa dates is to be had, so they are written in English and marked as such.
const locales: Record<Language, string> = { en: 'en-GB', fr: 'fr-FR', crs: 'en-GB' }
const shapes: Record<'day' | 'time', Intl.DateTimeFormatOptions> = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit' },
}
const forms = new Map<string, Intl.DateTimeFormat>()

export type WriteInstant = (at: Date) => string

/**
 * Writes instants into sentences, by the organisation's clocks and in the page's language: “12 March 2027” and “12 March 2027, 09:40”.
 * Where only the instant stands, use `<Day>` or `<DayAndTime>`.
 */
export function useInstants(): { day: WriteInstant; dayAndTime: WriteInstant } {
  const { language } = useTranslation()
  const root = useRouteLoaderData('root') as RootData | undefined
  const timeZone = root?.organisation?.timeZone ?? usualTimeZone
  const day = (at: Date) => form(language, timeZone, 'day').format(at)
  return { day, dayAndTime: (at) => `${day(at)}, ${form(language, timeZone, 'time').format(at)}` }
}

/** Making a form costs more than all of its uses on a page. */
function form(language: Language, timeZone: string, part: 'day' | 'time'): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${part}`
  const known = forms.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locales[language], { ...shapes[part], timeZone })
  forms.set(key, made)
  return made
}
