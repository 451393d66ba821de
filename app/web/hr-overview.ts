import { listUnenforcedUnits } from '#app/domain/access/list-unenforced-units.ts'
import { addDays, dayOf } from '#app/domain/certification/calendar-days.ts'
import { countStandings, type StandingCount } from '#app/domain/certification/count-standings.ts'
import { lastDaysOfMonths, standingCountsOfDay } from '#app/domain/certification/standing-counts-of-day.ts'
import { type StandingFigures, standingFigures } from '#app/domain/certification/standing-figures.ts'
import { listBouncedMails } from '#app/domain/office/list-bounced-mails.ts'
import { countLeftOnTeams } from '#app/domain/people/count-left-on-teams.ts'
import { countRejectedRows } from '#app/domain/staff-import/count-rejected-rows.ts'
import { listWaitingCases } from '#app/domain/tasks/list-waiting.ts'
import type { AskedUnit } from './asked-unit.ts'
import { currentOrganisation } from './catalogue.ts'
import { db } from './database.ts'
import { keepCounted } from './keep-counted.ts'

/** How everybody stands, by unit. */
export const liveCounts = keepCounted((programmeId, at) => countStandings(db, programmeId, at))

const waiting = keepCounted((_key, at) => listWaitingCases(db, at))

/** The counts of today, or of the end of a past day. */
export async function countsOn(
  programmeId: string,
  day: string | null,
  now: Date,
): Promise<{ counts: StandingCount[]; countedAt: Date | null }> {
  if (day !== null) return { counts: await standingCountsOfDay(db, { programmeId, day }), countedAt: null }
  const { value, at } = await liveCounts(programmeId, now)
  return { counts: value, countedAt: at }
}

/** One day of the trend. */
export type TrendPoint = { day: string; figures: StandingFigures }

/** How these units stood on the last days of twelve months, and now. */
export async function readTrend(programmeId: string, unitIds: ReadonlySet<string>, now: Date): Promise<TrendPoint[]> {
  const { timeZone } = await currentOrganisation()
  const today = dayOf(now, timeZone)
  const points: TrendPoint[] = []
  for (const day of lastDaysOfMonths(today)) {
    const counts = await standingCountsOfDay(db, { programmeId, day })
    points.push({ day, figures: standingFigures(counts, unitIds) })
  }
  const { value } = await liveCounts(programmeId, now)
  points.push({ day: today, figures: standingFigures(value, unitIds) })
  return points
}

/** What waits for somebody among the people of some units: how many, how many of them for too long, and where it is seen to. */
export type WaitingKind = { kind: string; count: number; overdue: number; href: string }

/** Everything that waits, the most urgent kind first; kinds of which nothing waits are left out. */
export async function readWaiting(
  programmeId: string,
  { unitIds, everybody }: Pick<AskedUnit, 'unitIds' | 'everybody'>,
  addresses: Record<string, string>,
  now: Date,
): Promise<WaitingKind[]> {
  const cases = (await waiting('everybody', now)).value.filter(({ unitId }) => unitId !== null && unitIds.has(unitId))
  const grouped = new Map<string, { count: number; overdue: number }>()
  for (const { kind, overdue } of cases) {
    const known = grouped.get(kind) ?? { count: 0, overdue: 0 }
    grouped.set(kind, { count: known.count + 1, overdue: known.overdue + (overdue ? 1 : 0) })
  }
  const unenforced = new Set((await listUnenforcedUnits(db, programmeId, now)).filter((unitId) => unitIds.has(unitId)))
  const expired = standingFigures((await liveCounts(programmeId, now)).value, unenforced).states.expired ?? 0
  grouped.set('expired-open', { count: expired, overdue: 0 })
  const left = (await countLeftOnTeams(db)).filter(({ unitId }) => unitIds.has(unitId))
  grouped.set('leaver', { count: left.reduce((sum, { people }) => sum + people, 0), overdue: 0 })
  // A row that names no unit is nobody's in particular.
  const rejected = (await countRejectedRows(db)).filter(({ unitId }) =>
    unitId === null ? everybody : unitIds.has(unitId),
  )
  grouped.set('rejected-rows', { count: rejected.reduce((sum, { people }) => sum + people, 0), overdue: 0 })
  const bounced = (await listBouncedMails(db)).filter(({ unitId }) => unitIds.has(unitId))
  grouped.set('bounced-mail', { count: bounced.length, overdue: 0 })
  return [...grouped]
    .filter(([, { count }]) => count > 0)
    .map(([kind, counted]) => ({ kind, ...counted, href: addresses[kind] ?? '/tasks' }))
}

/** A past day asked for, YYYY-MM-DD; null for today, for what is no day, and for a day that is still to come. */
export async function pastDayOf(asked: string | null, now: Date): Promise<string | null> {
  if (!asked || !/^\d{4}-\d{2}-\d{2}$/.test(asked) || Number.isNaN(Date.parse(`${asked}T00:00:00Z`))) return null
  if (addDays(asked, 0) !== asked) return null
  const { timeZone } = await currentOrganisation()
  return asked < dayOf(now, timeZone) ? asked : null
}
