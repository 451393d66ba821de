import { useRouteLoaderData } from '@remix-run/react'
import type { RootData } from '#app/root.tsx'
import type { Language } from '#db/schema/people.ts'
import { useTranslation } from './translation.tsx'

/** What the organisation's clocks show, unless it says otherwise. */
const usualTimeZone = 'Indian/Mahe'

// No data about Kreol Seselwa dates is to be had, so they are written in English and marked as such.
const locales: Record<Language, string> = { en: 'en-GB', fr: 'fr-FR', crs: 'en-GB' }
const forms = new Map<string, Intl.DateTimeFormat>()

/** “12 March 2027”, as text, for a title or a mail; on a page use `<Day>`. */
export function formatDay(language: Language, instant: Date, timeZone = usualTimeZone): string {
  const day = form(language, timeZone, 'day').format(instant)
  // In French the first of a month is an ordinal, which Intl does not know.
  return language === 'fr' ? day.replace(/^1 /, '1er ') : day
}

/** “12 March 2027, 09:40”. */
export function formatDayAndTime(language: Language, instant: Date, timeZone = usualTimeZone): string {
  return `${formatDay(language, instant, timeZone)}, ${form(language, timeZone, 'time').format(instant)}`
}

/** A calendar day as people write it, readable by machines too. */
export function Day({ at }: { at: Date }) {
  return <Moment at={at} write={formatDay} />
}

/** A calendar day and the time of day. */
export function DayAndTime({ at }: { at: Date }) {
  return <Moment at={at} write={formatDayAndTime} />
}

function Moment({ at, write }: { at: Date; write: typeof formatDay }) {
  const { language } = useTranslation()
  const root = useRouteLoaderData('root') as RootData | undefined
  return (
    <time dateTime={at.toISOString()} lang={language === 'crs' ? 'en' : undefined}>
      {write(language, at, root?.organisation?.timeZone)}
    </time>
  )
}

function form(language: Language, timeZone: string, part: 'day' | 'time'): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${part}`
  const known = forms.get(key)
  if (known) return known
  const shown: Intl.DateTimeFormatOptions =
    part === 'day' ? { day: 'numeric', month: 'long', year: 'numeric' } : { hour: '2-digit', minute: '2-digit' }
  const made = new Intl.DateTimeFormat(locales[language], { ...shown, timeZone })
  forms.set(key, made)
  return made
}
