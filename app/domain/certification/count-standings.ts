import { and, count, eq, inArray, ne, type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { type EndsWithin, endWindows, people, programmes, standings } from '#db/schema/index.ts'
import { endOfDayAfter, stateIn } from './list-states.ts'
import type { StandingState } from './standing.ts'

/** So many people of one unit in one state; of those whose certificate holds, with how soon it ends. */
export type StandingCount = { unitId: string; state: StandingState; endsWithin: EndsWithin; people: number }

/** In these states a certificate holds. */
export const holdingStates: StandingState[] = ['certified', 'expiring', 'update-due']

/** As many as are counted before others get their turn; about 20 ms. */
const peopleAtATime = 10_000

/** How everybody who works here stands now, by unit. */
export async function countStandings(db: Database, programmeId: string, now: Date): Promise<StandingCount[]> {
  const state = await stateIn(db, programmeId, now)
  const endsWithin = await windowOf(db, now)
  const counts: StandingCount[] = []
  for (const unitIds of await piecesOfUnits(db)) {
    const told = db
      .select({ unitId: people.unitId, state: state.as('state'), endsWithin: endsWithin.as('ends_within') })
      .from(people)
      .innerJoin(programmes, eq(programmes.id, programmeId))
      .leftJoin(standings, and(eq(standings.personId, people.id), eq(standings.programmeId, programmeId)))
      .where(and(inArray(people.unitId, unitIds), ne(people.activity, 'left')))
      .as('told')
    const rows = await db
      .select({ unitId: told.unitId, state: told.state, endsWithin: told.endsWithin, people: count() })
      .from(told)
      .groupBy(told.unitId, sql`${told.state}`, sql`${told.endsWithin}`)
    for (const row of rows) counts.push({ ...row, endsWithin: whileItHolds(row.state, Number(row.endsWithin)) })
    await new Promise(setImmediate)
  }
  return addedUp(counts)
}

/** The same counts in one row each. */
export function addedUp(counts: StandingCount[]): StandingCount[] {
  const sums = new Map<string, StandingCount>()
  for (const one of counts) {
    const key = `${one.unitId} ${one.state} ${one.endsWithin}`
    const sum = sums.get(key)
    sums.set(key, { ...one, people: one.people + (sum?.people ?? 0) })
  }
  return [...sums.values()]
}

/** How soon a certificate ends counts only while it opens something. */
export function whileItHolds(state: StandingState, endsWithin: number): EndsWithin {
  return holdingStates.includes(state) ? (endsWithin as EndsWithin) : 0
}

async function windowOf(db: Database, now: Date): Promise<SQL<number>> {
  const cases: SQL[] = []
  for (const days of endWindows) {
    const until = sql.param(await endOfDayAfter(db, days, now), standings.validUntil)
    cases.push(sql`when ${standings.validUntil} <= ${until} then ${sql.raw(String(days))}`)
  }
  return sql<number>`case ${sql.join(cases, sql` `)} else 0 end`
}

async function piecesOfUnits(db: Database): Promise<string[][]> {
  const sizes = await db.select({ unitId: people.unitId, people: count() }).from(people).groupBy(people.unitId)
  const pieces: string[][] = []
  let room = 0
  for (const { unitId, people: size } of sizes) {
    if (size > room) {
      pieces.push([])
      room = peopleAtATime
    }
    pieces.at(-1)?.push(unitId)
    room -= size
  }
  return pieces
}
