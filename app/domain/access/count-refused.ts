import { and, count, eq, ne, sql } from 'drizzle-orm'
import { isAllowed, meetsRequirements } from '#app/domain/certification/gate-allows.ts'
import { stateIn } from '#app/domain/certification/list-states.ts'
import type { StandingState } from '#app/domain/certification/standing.ts'
import type { Database } from '#db/handle.ts'
import { people, programmes, standings } from '#db/schema/index.ts'
import type { Platform } from './list-platforms.ts'

/** So many people of one unit in one state, and whether a gate would let them pass. */
export type Counted = { unitId: string; state: StandingState; allowed: boolean; people: number }

/** What would become of everybody who works here if a platform were enforced for them, by unit and state. */
export async function countRefused(
  db: Database,
  { programmeId, needsGrant }: Pick<Platform, 'programmeId' | 'needsGrant'>,
  now: Date,
): Promise<Counted[]> {
  const state = await stateIn(db, programmeId, now)
  const told = db
    .select({
      unitId: people.unitId,
      state: state.as('state'),
      allowed: sql<number>`case when ${and(isAllowed(db, now), meetsRequirements(db, now))} then 1 else 0 end`.as(
        'allowed',
      ),
    })
    .from(people)
    .innerJoin(programmes, eq(programmes.id, programmeId))
    .leftJoin(standings, and(eq(standings.personId, people.id), eq(standings.programmeId, programmeId)))
    .where(ne(people.activity, 'left'))
    .as('told')
  const rows = await db
    .select({ unitId: told.unitId, state: told.state, allowed: told.allowed, people: count() })
    .from(told)
    .groupBy(told.unitId, sql`${told.state}`, sql`${told.allowed}`)
  return rows.map((row) => ({ ...row, allowed: Number(row.allowed) === 1 && !needsGrant }))
}

/** Decisions about a person shut the gate in every mode, so that no change of mode shuts it for them. */
export function isShutByDecision({ state }: Pick<Counted, 'state'>): boolean {
  return state === 'suspended' || state === 'revoked' || state === 'left'
}
