import { and, asc, eq, gte, inArray, isNull, lte, ne, type SQL, sql } from 'drizzle-orm'
import { leaversBefore } from '#app/domain/data-protection/leavers.ts'
import { isRunning } from '#app/domain/people/is-running.ts'
import { findMatching } from '#app/domain/people/list-people.ts'
import { comesAfter, type PeopleCursor } from '#app/domain/people/people-cursor.ts'
import type { Database } from '#db/handle.ts'
import { lookingUp } from '#db/looking-up.ts'
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
import { holdingStates } from './count-standings.ts'
import { endOfDayAfter, findExpiringUntil, stateIn } from './list-states.ts'
import type { StandingState } from './standing.ts'

export type PeopleFilter = {
  /** As `listPeople` searches. */
  search: string
  /** Those that the reader's roles reach, and no more; `all` for whoever reaches everybody. */
  unitIds: string[] | 'all'
  /** Any where it is empty. */
  states: StandingState[]
  /** Whose certificate holds and ends within so many days. */
  endsWithin: number | null
  /** `here`: everybody who has not left. */
  activity: PersonActivity | 'here' | null
  role: Role | null
  /** Only who left, for the last time, before this instant, and is not erased. */
  leftBefore?: Date | null
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
  /** Was of a unit that the reader reaches, and is of another one now. */
  outOfReach?: true
}

type AskedPage = { programmeId: string; filter: PeopleFilter; after: PeopleCursor | null; limit: number }

/**
 * People by name, with how they stand in a programme; from the beginning or after somebody. A page costs the same wherever it lies, also
 * among 200,000: it is found by an index, not counted off.
 */
export async function listPeopleByStanding(db: Database, asked: AskedPage, now: Date): Promise<PersonStanding[]> {
  return asked.filter.unitIds.length === 0 ? [] : lookingUp(db, (reader) => findPage(reader, asked, now))
}

async function findPage(
  db: Database,
  { programmeId, filter, after, limit }: AskedPage,
  now: Date,
): Promise<PersonStanding[]> {
  const { search, unitIds, states, endsWithin, activity, role, leftBefore = null } = filter
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
        isActive(activity),
        role === null ? undefined : holdsRole(db, role, now),
        leftBefore === null ? undefined : inArray(people.id, leaversBefore(db, leftBefore, isNull(people.erasedAt))),
        states.length === 0 ? undefined : inArray(state, states),
        states.length === 0 ? undefined : await narrowed(db, programmeId, states, now),
        endsWithin === null ? undefined : await isEnding(db, { programmeId, state, endsWithin }, now),
        after === null ? undefined : comesAfter(after),
      ),
    )
    .orderBy(asc(people.searchName), asc(people.id))
    .limit(limit)
}

/** As a list is asked for: people who do this, or everybody but those who have left. */
export function isActive(activity: PeopleFilter['activity']): SQL | undefined {
  if (activity === null) return undefined
  return activity === 'here' ? ne(people.activity, 'left') : eq(people.activity, activity)
}

/** Whose certificate holds and ends within so many days, today included. They are looked up by the day it ends. */
async function isEnding(
  db: Database,
  { programmeId, state, endsWithin }: { programmeId: string; state: SQL<StandingState>; endsWithin: number },
  now: Date,
): Promise<SQL | undefined> {
  const until = await endOfDayAfter(db, endsWithin, now)
  return and(inArray(state, holdingStates), inArray(people.id, endingBetween(db, programmeId, now, until)))
}

function endingBetween(db: Database, programmeId: string, now: Date, until: Date) {
  const ending = and(gte(standings.validUntil, now), lte(standings.validUntil, until))
  return db
    .select({ personId: standings.personId })
    .from(standings)
    .where(and(eq(standings.programmeId, programmeId), ending))
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
    return inArray(people.id, endingBetween(db, programmeId, now, until))
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
