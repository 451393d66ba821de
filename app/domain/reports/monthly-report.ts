import { eq } from 'drizzle-orm'
import { addDays, addMonths, dayOf } from '#app/domain/certification/calendar-days.ts'
import { lastDaysOfMonths, standingCountsOfDay } from '#app/domain/certification/standing-counts-of-day.ts'
import { type StandingFigures, standingFigures } from '#app/domain/certification/standing-figures.ts'
import { findProgramme } from '#app/domain/learning/find-programme.ts'
import { findOrganisation } from '#app/domain/office/organisation.ts'
import { listUnits } from '#app/domain/people/list-units.ts'
import { unitsBelow } from '#app/domain/people/unit-tree.ts'
import type { Database } from '#db/handle.ts'
import { type LocalisedText, units } from '#db/schema/index.ts'

/** How a unit stood at the end of a month: numbers only, nobody's name. */
export type MonthlyReport = {
  organisation: string
  programme: LocalisedText
  unit: string
  /** The last day of the month, YYYY-MM-DD. */
  day: string
  figures: StandingFigures
  monthBefore: StandingFigures
  /** The ends of twelve months, oldest first; the last is this one. */
  trend: { day: string; figures: StandingFigures }[]
  below: { name: string; figures: StandingFigures }[]
}

/** The report of a month that is over (`YYYY-MM`); null for a month to come, for an unknown unit and for an unknown programme. */
export async function findMonthlyReport(
  db: Database,
  { programmeId, unitId, month }: { programmeId: string; unitId: string; month: string },
  now: Date,
): Promise<MonthlyReport | null> {
  const { name: organisation, timeZone } = await findOrganisation(db)
  const day = addDays(addMonths(`${month}-01`, 1), -1)
  const [unit] = await db.select().from(units).where(eq(units.id, unitId))
  const programme = await findProgramme(db, programmeId)
  if (!unit || !programme || day >= dayOf(now, timeZone)) return null

  const all = await listUnits(db)
  const within = unitsBelow(all, [unitId])
  const trend: MonthlyReport['trend'] = []
  for (const end of lastDaysOfMonths(addDays(day, 1))) {
    const counts = await standingCountsOfDay(db, { programmeId, day: end })
    trend.push({ day: end, figures: standingFigures(counts, within) })
  }
  const counts = await standingCountsOfDay(db, { programmeId, day })
  const children = all.filter(({ parentId, closed }) => parentId === unitId && !closed)
  return {
    organisation,
    programme: programme.body.title,
    unit: unit.name,
    day,
    figures: standingFigures(counts, within),
    monthBefore: trend.at(-2)?.figures ?? standingFigures([], within),
    trend,
    below: children.map(({ id, name }) => ({ name, figures: standingFigures(counts, unitsBelow(all, [id])) })),
  }
}

/** The month before the one that a day lies in, YYYY-MM. */
export function monthBefore(day: string): string {
  return addMonths(`${day.slice(0, 7)}-01`, -1).slice(0, 7)
}
