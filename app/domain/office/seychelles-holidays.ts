import { addDays } from '#app/domain/certification/calendar-days.ts'
import { easterSunday } from './easter.ts'

export type HolidayCode = (typeof fixedDays)[number][1] | (typeof daysFromEaster)[number][1] | 'day-after-sunday'

export type ProposedHoliday = {
  day: string
  code: HolidayCode
  /** In English, for what is kept. */
  name: string
  /** What an administrator should look at twice; a page says why. */
  doubt: 'easter-monday' | 'after-two-holidays' | null
}

const fixedDays = [
  ['01-01', 'new-year', 'New Year'],
  ['01-02', 'new-year-second', 'New Year holiday'],
  ['05-01', 'labour', 'Labour Day'],
  ['06-18', 'constitution', 'Constitution Day'],
  ['06-29', 'independence', 'Independence Day (National Day)'],
  ['08-15', 'assumption', 'Assumption Day'],
  ['11-01', 'all-saints', 'All Saints’ Day'],
  ['12-08', 'immaculate-conception', 'Immaculate Conception'],
  ['12-25', 'christmas', 'Christmas Day'],
] as const

/** In days after Easter Sunday. */
const daysFromEaster = [
  [-2, 'good-friday', 'Good Friday'],
  [-1, 'holy-saturday', 'Holy Saturday'],
  [1, 'easter-monday', 'Easter Monday'],
  [60, 'corpus-christi', 'Corpus Christi'],
] as const

/**
 * The days that are likely to be public holidays of Seychelles in a year, in order: a proposal for an administrator to check against
 * the Official Gazette, never a statement of law. The President may proclaim further days, such as those of an election, which no rule
 * can know.
 *
 * Public Holidays Act (Act 19 of 1976, as consolidated to 30 June 2012 on seylii.org): the schedule for the days, section 4 for those
 * that fall on a Sunday. Easter Monday (announced on 1 January 2017 in place of 5 June) was not read in an amending act, and the Act’s
 * “the next following day, not being itself a public holiday” can be read in two ways where that day is one already: both are marked
 * as doubtful.
 */
export function proposeSeychellesHolidays(year: number): ProposedHoliday[] {
  const easter = easterSunday(year)
  const fixed: ProposedHoliday[] = fixedDays.map(([date, code, name]) => ({
    day: `${year}-${date}`,
    code,
    name,
    doubt: null,
  }))
  const days = new Set(fixed.map(({ day }) => day))
  const movable: ProposedHoliday[] = daysFromEaster.map(([distance, code, name]) => ({
    day: addDays(easter, distance),
    code,
    name,
    doubt: code === 'easter-monday' ? code : null,
  }))
  // Corpus Christi may fall on 18 June, which is one holiday then.
  const holidays = [...fixed, ...movable.filter(({ day }) => !days.has(day))].sort(byDay)
  for (const { day } of movable) days.add(day)
  const after = holidays.filter(({ day }) => isSunday(day)).map(({ day, name }) => dayAfter(day, name, days))
  return [...holidays, ...after].sort(byDay)
}

/** The first day after a Sunday that is no holiday itself. */
function dayAfter(sunday: string, name: string, days: ReadonlySet<string>): ProposedHoliday {
  let day = addDays(sunday, 1)
  while (days.has(day)) day = addDays(day, 1)
  const doubt = day === addDays(sunday, 1) ? null : 'after-two-holidays'
  return { day, code: 'day-after-sunday', name: `${name}: day after`, doubt }
}

function isSunday(day: string): boolean {
  return new Date(`${day}T00:00:00.000Z`).getUTCDay() === 0
}

function byDay(one: { day: string }, other: { day: string }): number {
  return one.day.localeCompare(other.day)
}
