import { addDays, dayOf, startOfDay } from '#app/domain/certification/calendar-days.ts'
import { demoOrganisation } from './demo-organisation.ts'

/** The demonstration's past is told as days before the day it is seeded, so that what is near today is always near today. */
export type DemoCalendar = {
  now: Date
  /** A moment so many days ago, so many minutes after midnight. */
  moment: (daysAgo: number, minuteOfDay: number) => Date
  /** This day if people are at work on it, else the last working day before it. Both in days ago. */
  workingDay: (daysAgo: number) => number
  /** In the quiet weeks around the end of the year: how many days until they are over. Otherwise 0. */
  quietDaysLeft: (daysAgo: number) => number
  /** How many days ago a calendar day, YYYY-MM-DD, was; negative for those to come. */
  daysSince: (day: string) => number
}

/** Public holidays on a fixed day, and the days at the turn of the year on which offices are closed. */
const closed = new Set(['05-01', '06-18', '06-29', '08-15', '11-01', '12-08'])
const closedFrom = '12-24'
const openAgain = '01-03'
const quietFrom = '12-10'
const millisecondsPerDay = 86_400_000

export function demoCalendar(now: Date): DemoCalendar {
  const { timeZone } = demoOrganisation
  const today = dayOf(now, timeZone)
  const midnight = startOfDay(today, timeZone).getTime()
  const dayAt = (daysAgo: number) => addDays(today, -daysAgo)
  return {
    now,
    // Clocks are never changed in Mahé, so every day has the same length.
    moment: (daysAgo, minuteOfDay) =>
      new Date(midnight - daysAgo * millisecondsPerDay + Math.round(minuteOfDay * 60_000)),
    workingDay: (daysAgo) => {
      let day = daysAgo
      while (isClosed(dayAt(day))) day++
      return day
    },
    quietDaysLeft: (daysAgo) => {
      let left = 0
      while (isQuiet(dayAt(daysAgo - left))) left++
      return left
    },
    daysSince: (day) => Math.round((Date.parse(today) - Date.parse(day)) / millisecondsPerDay),
  }
}

function isClosed(day: string): boolean {
  const weekday = new Date(day).getUTCDay()
  const date = day.slice(5)
  return weekday === 0 || weekday === 6 || closed.has(date) || date >= closedFrom || date < openAgain
}

function isQuiet(day: string): boolean {
  const date = day.slice(5)
  return date >= quietFrom || date < openAgain
}
