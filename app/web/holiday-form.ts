import { z } from 'zod'
import type { Organisation } from '#app/domain/office/organisation.ts'
import { type ProposedHoliday, proposeSeychellesHolidays } from '#app/domain/office/seychelles-holidays.ts'
import { visibleName } from '#app/domain/people/visible-name.ts'
import type { FormProblem } from './forms.ts'

type Holiday = Organisation['holidays'][number]

export type OfferedHoliday = Holiday & { kept: boolean; proposed: boolean; doubt: ProposedHoliday['doubt'] }

const day = z.iso.date()

/** The year that a page is about; this one's calendar year unless a sensible other is asked for. */
export function yearAsked(request: Request, today: string): number {
  const asked = new URL(request.url).searchParams.get('year') ?? ''
  return /^20\d\d$/.test(asked) ? Number(asked) : Number(today.slice(0, 4))
}

/** What can be ticked for a year: the days that are kept, and those that are proposed; ticked all where nobody went through it yet. */
export function offeredHolidays({ holidays, holidayYears }: Organisation, year: number): OfferedHoliday[] {
  const settled = holidayYears.includes(year)
  const kept = holidays.filter((holiday) => isIn(year, holiday.day))
  const proposed = proposeSeychellesHolidays(year)
  const others = kept.filter((holiday) => !proposed.some((one) => one.day === holiday.day))
  return [
    ...proposed.map(({ day: proposedDay, code, name, doubt }) => {
      const own = kept.find((one) => one.day === proposedDay)
      return { day: proposedDay, code, name, ...own, kept: own !== undefined || !settled, proposed: true, doubt }
    }),
    ...others.map((holiday) => ({ ...holiday, kept: true, proposed: false, doubt: null })),
  ].sort((one, other) => one.day.localeCompare(other.day))
}

/** The organisation's holidays with those of one year as they were ticked, and one more where it was filled in. */
export function holidaysOf(
  organisation: Organisation,
  year: number,
  sent: { days: string[]; newDay: string; newName: string },
): { changes: Pick<Organisation, 'holidays' | 'holidayYears'>; problems: FormProblem[] | null } {
  const { holidays, holidayYears } = organisation
  const ticked = offeredHolidays(organisation, year).filter((one) => sent.days.includes(one.day))
  const problems = problemsOf(sent, year)
  const name = visibleName(sent.newName)
  const added = problems || name === '' ? [] : [{ day: sent.newDay, name }]
  const others = holidays.filter((one) => !isIn(year, one.day))
  const ofYear = [...ticked.filter((one) => one.day !== added[0]?.day).map(bare), ...added]
  return {
    problems,
    changes: {
      holidays: [...others, ...ofYear].sort((one, other) => one.day.localeCompare(other.day)),
      holidayYears: [...new Set([...holidayYears, year])].sort(),
    },
  }
}

function problemsOf({ newDay, newName }: { newDay: string; newName: string }, year: number): FormProblem[] | null {
  const name = visibleName(newName)
  if (newDay === '' && name === '') return null
  if (!day.safeParse(newDay).success || !isIn(year, newDay)) {
    return [{ field: 'newDay', message: 'organisation:holidays.newDay.invalid' }]
  }
  if (name === '' || name.length > 120) return [{ field: 'newName', message: 'organisation:holidays.newName.missing' }]
  return null
}

function bare({ day: kept, name, code }: OfferedHoliday): Holiday {
  return code === undefined ? { day: kept, name } : { day: kept, name, code }
}

function isIn(year: number, written: string): boolean {
  return written.startsWith(`${year}-`)
}
