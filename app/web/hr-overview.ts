import { listUnenforcedUnits } from '#app/domain/access/list-unenforced-units.ts'
import { addDays, dayOf } from '#app/domain/certification/calendar-days.ts'
import { countStandings, type StandingCount } from '#app/domain/certification/count-standings.ts'
import {
  keptCountsOfDay,
  lastDaysOfMonths,
  standingCountsOfDay,
} from '#app/domain/certification/standing-counts-of-day.ts'
import { type StandingFigures, standingFigures } from '#app/domain/certification/standing-figures.ts'
import { Unchanging } from '#app/domain/learning/unchanging.ts'
import { listBouncedMails } from '#app/domain/office/list-bounced-mails.ts'
import { countLeftOnTeams } from '#app/domain/people/count-left-on-teams.ts'
import { countRejectedRows } from '#app/domain/staff-import/count-rejected-rows.ts'
import { importingRoles } from '#app/domain/staff-import/import-ground.ts'
import { listWaitingCases } from '#app/domain/tasks/list-waiting.ts'
import type { Role } from '#db/schema/people.ts'
import type { AskedUnit } from './asked-unit.ts'
import { currentOrganisation } from './catalogue.ts'
import { db } from './database.ts'
import { keepCounted } from './keep-counted.ts'
import { knownDue } from './known-due.ts'

/** How everybody stands, by unit. */
export const liveCounts = keepCounted((programmeId, at) => countStandings(db, programmeId, at))

/** What waits among everybody, and what of it the ledger tells nothing of: a row of a list, a mail that came back. */
const waiting = keepCounted(async (programmeId, at) => ({
  cases: await listWaitingCases(db, at),
  unenforced: await listUnenforcedUnits(db, programmeId, at),
  left: await countLeftOnTeams(db),
  rejected: await countRejectedRows(db),
  bounced: await listBouncedMails(db),
}))

/** The counts of today, or of the end of a past day. */
export async function countsOn(
  programmeId: string,
  day: string | null,
  now: Date,
): Promise<{ counts: StandingCount[]; countedAt: Date | null }> {
  if (day !== null) return { counts: await standingCountsOfDay(db, { programmeId, day }, now), countedAt: null }
  const { value, at } = await liveCounts(programmeId, now)
  return { counts: value, countedAt: at }
}

/** One day of the trend. */
export type TrendPoint = { day: string; figures: StandingFigures }

/** So long a page waits for days that nobody asked for before, in milliseconds. */
const patience = 1_500

/**
 * How these units stood on the last days of twelve months, and now. Among very many people a day takes seconds to work out: those that are not ready
 * in time are left out this once, and are there the next time.
 */
export async function readTrend(programmeId: string, unitIds: ReadonlySet<string>, now: Date): Promise<TrendPoint[]> {
  const { timeZone } = await currentOrganisation()
  const today = dayOf(now, timeZone)
  const working = keepDays(programmeId, lastDaysOfMonths(today), now)
  await Promise.race([working, new Promise((resolve) => setTimeout(resolve, patience).unref())])
  const points: TrendPoint[] = []
  for (const day of lastDaysOfMonths(today)) {
    const counts = await rememberedDay(programmeId, day)
    if (counts.length > 0) points.push({ day, figures: standingFigures(counts, unitIds) })
  }
  const { value } = await liveCounts(programmeId, now)
  points.push({ day: today, figures: standingFigures(value, unitIds) })
  return points
}

/** Two programmes' years. A day that is over and was kept is never counted otherwise. */
const pastDays = new Unchanging<StandingCount[]>(24)

/** How everybody stood on a day that was worked out before; empty for any other. */
async function rememberedDay(programmeId: string, day: string): Promise<StandingCount[]> {
  const key = `${programmeId} ${day}`
  const known = pastDays.get(key)
  if (known) return known
  const counts = await keptCountsOfDay(db, { programmeId, day })
  if (counts.length > 0) pastDays.set(key, counts)
  return counts
}

/** One after the other. Whoever asks meanwhile waits for the same. */
async function keepDays(programmeId: string, days: string[], now: Date): Promise<void> {
  try {
    for (const day of days) {
      if ((await rememberedDay(programmeId, day)).length > 0) continue
      await standingCountsOfDay(db, { programmeId, day }, now)
    }
  } catch {
    // What could not be worked out is asked for again the next time.
  }
}

/** What waits for somebody among the people of some units: how many, how many of them for too long, and where it is seen to. */
export type WaitingKind = {
  kind: string
  count: number
  overdue: number
  /** Null where it is for others to see to. */
  href: string | null
  /** Whose it is; empty where it is for whoever follows the link. */
  roles: Role[]
}

/** Everything that waits, the most urgent kind first; kinds of which nothing waits are left out. */
export async function readWaiting(
  programmeId: string,
  { unitIds, everybody }: Pick<AskedUnit, 'unitIds' | 'everybody'>,
  addresses: Record<string, string | null>,
  now: Date,
): Promise<WaitingKind[]> {
  const { cases, unenforced, left, rejected, bounced } = (await waiting(programmeId, now)).value
  const isTheirs = ({ unitId }: { unitId: string | null }) => (unitId === null ? everybody : unitIds.has(unitId))
  const grouped = new Map<string, { count: number; overdue: number; roles?: Role[] }>()
  grouped.set('overdue', { count: await countOverdue(programmeId, unitIds, now), overdue: 0 })
  for (const { kind, overdue, roles } of cases.filter(({ unitId }) => unitId !== null && unitIds.has(unitId))) {
    const known = grouped.get(kind) ?? { count: 0, overdue: 0, roles: [] }
    const whose = [...new Set([...(known.roles ?? []), ...roles])]
    grouped.set(kind, { count: known.count + 1, overdue: known.overdue + (overdue ? 1 : 0), roles: whose })
  }
  const openUnits = new Set(unenforced.filter((unitId) => unitIds.has(unitId)))
  const expired = standingFigures((await liveCounts(programmeId, now)).value, openUnits).states.expired ?? 0
  grouped.set('expired-open', { count: expired, overdue: 0 })
  grouped.set('leaver', { count: left.filter(isTheirs).reduce(peopleTogether, 0), overdue: 0 })
  // A row that names no unit is nobody's in particular.
  const rows = rejected.filter(isTheirs).reduce(peopleTogether, 0)
  grouped.set('rejected-rows', { count: rows, overdue: 0, roles: importingRoles })
  grouped.set('bounced-mail', { count: bounced.filter(isTheirs).length, overdue: 0 })
  return [...grouped]
    .filter(([, { count }]) => count > 0)
    .map(([kind, { roles = [], ...counted }]) => ({ kind, ...counted, roles, href: addresses[kind] ?? null }))
}

/** How many have to be certified by a day that has passed; none while that is not known. */
async function countOverdue(programmeId: string, unitIds: ReadonlySet<string>, now: Date): Promise<number> {
  const known = (await knownDue(programmeId, now)) ?? []
  return known.filter(({ unitId, state }) => state === 'overdue' && unitIds.has(unitId)).reduce(peopleTogether, 0)
}

function peopleTogether(sum: number, { people }: { people: number }): number {
  return sum + people
}

/** A past day asked for, YYYY-MM-DD; null for today, for what is no day, and for a day that is still to come. */
export async function pastDayOf(asked: string | null, now: Date): Promise<string | null> {
  if (!asked || !/^\d{4}-\d{2}-\d{2}$/.test(asked) || Number.isNaN(Date.parse(`${asked}T00:00:00Z`))) return null
  if (addDays(asked, 0) !== asked) return null
  const { timeZone } = await currentOrganisation()
  return asked < dayOf(now, timeZone) ? asked : null
}
