import { and, asc, eq, exists, gte, inArray, lte, type SQL, sql } from 'drizzle-orm'
import { isRunning } from '#app/domain/people/is-running.ts'
import { matching } from '#app/domain/people/list-people.ts'
import { comesAfter, type PeopleCursor } from '#app/domain/people/people-cursor.ts'
import type { Database } from '#db/handle.ts'
import {
  exemptions,
  type PersonActivity,
  people,
  programmes,
  type Role,
  roleGrants,
  standings,
  units,
} from '#db/schema/index.ts'
import { findExpiringUntil, stateIn } from './list-states.ts'
import type { StandingState } from './standing.ts'

export type PeopleFilter = {
  /** As `listPeople` searches. */
  search: string
  /** Those that the reader's roles reach, and no more; `all` for whoever reaches everybody. */
  unitIds: string[] | 'all'
  states: StandingState[]
  activity: PersonActivity | null
  role: Role | null
}

export type PersonStanding = {
  id: string
  name: string
  searchName: string
  jobTitle: string | null
  activity: PersonActivity
  unitId: string
  unitName: string
  state: StandingState
  validUntil: Date | null
}

/**
 * People by name, with how they stand in a programme; from the beginning or after somebody. A page costs the same wherever it lies, also
 * among 200,000: it is found by an index, not counted off.
 */
export async function listPeopleByStanding(
  db: Database,
  {
    programmeId,
    filter,
    after,
    limit,
  }: { programmeId: string; filter: PeopleFilter; after: PeopleCursor | null; limit: number },
  now: Date,
): Promise<PersonStanding[]> {
  const { search, unitIds, states, activity, role } = filter
  if (unitIds.length === 0) return []
  const state = await stateIn(db, programmeId, now)
  return db
    .select({
      id: people.id,
      name: people.name,
      searchName: people.searchName,
      jobTitle: people.jobTitle,
      activity: people.activity,
      unitId: people.unitId,
      unitName: units.name,
      state,
      validUntil: standings.validUntil,
    })
    .from(people)
    .innerJoin(units, eq(units.id, people.unitId))
    .innerJoin(programmes, eq(programmes.id, programmeId))
    .leftJoin(standings, and(eq(standings.personId, people.id), eq(standings.programmeId, programmeId)))
    .where(
      and(
        unitIds === 'all' ? undefined : inArray(people.unitId, unitIds),
        matching(db, search),
        activity === null ? undefined : eq(people.activity, activity),
        role === null ? undefined : holdsRole(db, role, now),
        states.length === 0 ? undefined : inArray(state, states),
        states.length === 0 ? undefined : await narrowed(db, programmeId, states, now),
        after === null ? undefined : comesAfter(after),
      ),
    )
    .orderBy(asc(people.searchName), asc(people.id))
    .limit(limit)
}

function holdsRole(db: Database, role: Role, now: Date): SQL {
  const held = db
    .select({ one: sql`1` })
    .from(roleGrants)
    .where(and(eq(roleGrants.personId, people.id), eq(roleGrants.role, role), isRunning(now)))
  return exists(held)
}

/** Where all of the states are rare, whoever may be in one of them is looked up first, instead of asking everybody. */
async function narrowed(
  db: Database,
  programmeId: string,
  states: StandingState[],
  now: Date,
): Promise<SQL | undefined> {
  const blocked = states.filter((state) => state === 'suspended' || state === 'revoked')
  if (blocked.length === states.length) {
    const rows = db
      .select({ personId: standings.personId })
      .from(standings)
      .where(and(eq(standings.programmeId, programmeId), inArray(standings.blockedReason, blocked)))
    return inArray(people.id, rows)
  }
  if (states.every((state) => state === 'expiring')) {
    const until = await findExpiringUntil(db, programmeId, now)
    const ending = and(gte(standings.validUntil, now), lte(standings.validUntil, until))
    const rows = db
      .select({ personId: standings.personId })
      .from(standings)
      .where(and(eq(standings.programmeId, programmeId), ending))
    return inArray(people.id, rows)
  }
  if (states.every((state) => state === 'exempt')) {
    const rows = db
      .select({ personId: exemptions.personId })
      .from(exemptions)
      .where(eq(exemptions.programmeId, programmeId))
    return inArray(people.id, rows)
  }
  return undefined
}
