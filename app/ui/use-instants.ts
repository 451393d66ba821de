import { useRouteLoaderData } from '@remix-run/react'
import type { RootData } from '#app/root.tsx'
import { formatDay, formatDayAndTime } from './day.tsx'
import { useTranslation } from './translation.tsx'

/** Writes instants into sentences, by the organisation's clocks and in the page's language. Where only the instant stands, use `<Day>`. */
export function useInstants(): { day: (at: Date) => string; dayAndTime: (at: Date) => string } {
  const { language } = useTranslation()
  const root = useRouteLoaderData('root') as RootData | undefined
  const timeZone = root?.organisation?.timeZone
  return {
    day: (at) => formatDay(language, at, timeZone),
    dayAndTime: (at) => formatDayAndTime(language, at, timeZone),
  }
}
