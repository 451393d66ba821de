import { and, asc, eq, gte, inArray, lte, type SQL, sql } from 'drizzle-orm'
import { isRunning } from '#app/domain/people/is-running.ts'
import { findMatching } from '#app/domain/people/list-people.ts'
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
        unitIds === 'all' ? undefined : await isWithin(db, unitIds),
        await findMatching(db, search),
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

/** Few hold a role: they are looked up first. */
function holdsRole(db: Database, role: Role, now: Date): SQL {
  const held = db
    .select({ personId: roleGrants.personId })
    .from(roleGrants)
    .where(and(eq(roleGrants.role, role), isRunning(now)))
  return inArray(people.id, held)
}

/** So many people are sorted sooner than found among everybody in the order of names. */
const fewPeople = 2_000

/** Of these units. Where that is many people, the unit is not to lead to them: the first by name are found sooner by the names. */
async function isWithin(db: Database, unitIds: string[]): Promise<SQL> {
  const theirs = inArray(people.unitId, unitIds)
  const [beyond] = await db.select({ one: sql`1` }).from(people).where(theirs).limit(1).offset(fewPeople)
  return beyond ? inArray(sql`${people.unitId} || ''`, unitIds) : theirs
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
