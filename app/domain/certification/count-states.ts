import { and, count, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { people, programmes, standings } from '#db/schema/index.ts'
import { stateIn } from './list-states.ts'
import type { StandingState } from './standing.ts'

/** How many people of these units are in each state; states that nobody is in are left out. `findReach` answers the units. */
export async function countStates(
  db: Database,
  { programmeId, unitIds }: { programmeId: string; unitIds: string[] },
  now: Date,
): Promise<Partial<Record<StandingState, number>>> {
  const state = await stateIn(db, programmeId, now)
  const states = db
    .select({ personId: people.id, state: state.as('state') })
    .from(people)
    .innerJoin(programmes, eq(programmes.id, programmeId))
    .leftJoin(standings, and(eq(standings.personId, people.id), eq(standings.programmeId, programmeId)))
    .where(inArray(people.unitId, unitIds))
    .as('states')
  const rows = await db.select({ state: states.state, people: count() }).from(states).groupBy(sql`${states.state}`)
  return Object.fromEntries(rows.map((row) => [row.state, row.people]))
}
