import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { namedAgain } from '#db/named-again.ts'
import { people, type Role, roleGrants, units } from '#db/schema/index.ts'
import type { Actor } from './actor.ts'
import { isRunning } from './is-running.ts'
import { unitsAbove, unitsBelow } from './unit-tree.ts'

type Reaching = {
  personId: string
  roles: Role[]
  unitId: string
  /** Whose case it is: a role held in this person's place does not reach them, for they could not decide about themselves either. */
  about?: string
  /** Leaves out roles held in somebody's place. */
  inOwnRight?: boolean
}

/** Whether somebody holds one of the roles at this unit or at a unit above it. */
async function reachesUnit(db: Database, reaching: Reaching, at: Date): Promise<boolean> {
  const held = await findHeld(db, reaching.personId, reaching.roles, at)
  const { about, inOwnRight = false } = reaching
  const inPlaceOf = about === undefined ? [] : await findGrantsOf(db, held, about)
  const counting = held.filter(
    ({ standsInFor }) => standsInFor === null || !(inOwnRight || inPlaceOf.includes(standsInFor)),
  )
  if (counting.length === 0) return false
  const above = unitsAbove(await findUnitPlaces(db), reaching.unitId)
  return counting.some(({ unitId }) => above.includes(unitId))
}

/**
 * Whether this actor may use one of the roles on a person, themselves included. Operators at the command line and Lisans itself reach
 * everybody. Who stands in for somebody does not reach them by that.
 */
export async function actorReaches(
  db: Database,
  actor: Actor,
  roles: Role[],
  overPersonId: string,
  at: Date,
): Promise<boolean> {
  if (actor.kind !== 'person') return true
  const [over] = await db.select({ unitId: people.unitId }).from(people).where(eq(people.id, overPersonId))
  if (!over) return false
  return reachesUnit(db, { personId: actor.personId, roles, unitId: over.unitId, about: overPersonId }, at)
}

export async function actorReachesUnit(
  db: Database,
  actor: Actor,
  roles: Role[],
  unitId: string,
  at: Date,
): Promise<boolean> {
  return actor.kind !== 'person' || reachesUnit(db, { personId: actor.personId, roles, unitId }, at)
}

/** As `actorReachesUnit`, for what is done there about one person: whoever stands in for them does not reach it by that. */
export async function actorReachesCase(
  db: Database,
  actor: Actor,
  roles: Role[],
  { personId, unitId }: { personId: string; unitId: string },
  at: Date,
): Promise<boolean> {
  return actor.kind !== 'person' || reachesUnit(db, { personId: actor.personId, roles, unitId, about: personId }, at)
}

/** As `actorReachesUnit`, by roles of the actor's own: for what nobody may do in another's place. */
export async function actorReachesInOwnRight(
  db: Database,
  actor: Actor,
  roles: Role[],
  unitId: string,
  at: Date,
): Promise<boolean> {
  return actor.kind !== 'person' || reachesUnit(db, { personId: actor.personId, roles, unitId, inOwnRight: true }, at)
}

/** Every unit that these roles of a person reach, for lists; `about` leaves out roles held in the place of whoever it is about. */
export async function findReach(
  db: Database,
  personId: string,
  roles: Role[],
  at: Date,
  { about }: { about?: string } = {},
): Promise<string[]> {
  const held = await findHeld(db, personId, roles, at)
  const inPlaceOf = about === undefined ? [] : await findGrantsOf(db, held, about)
  const tops = held
    .filter(({ standsInFor }) => standsInFor === null || !inPlaceOf.includes(standsInFor))
    .map(({ unitId }) => unitId)
  return tops.length === 0 ? [] : [...unitsBelow(await findUnitPlaces(db), tops)]
}

/** For whom a person stands in now, in any role. */
export async function listStoodInFor(db: Database, personId: string, at: Date): Promise<string[]> {
  const principal = namedAgain(roleGrants, 'principal_grant')
  const rows = await db
    .selectDistinct({ personId: principal.personId })
    .from(roleGrants)
    .innerJoin(principal, eq(principal.id, roleGrants.deputyForGrantId))
    .where(and(eq(roleGrants.personId, personId), isRunning(at)))
  return rows.map((row) => row.personId)
}

function findHeld(db: Database, personId: string, roles: Role[], at: Date) {
  return db
    .select({ unitId: roleGrants.unitId, standsInFor: roleGrants.deputyForGrantId })
    .from(roleGrants)
    .where(and(eq(roleGrants.personId, personId), inArray(roleGrants.role, roles), isRunning(at)))
}

/** Which of the grants that somebody stands in for are this person's. */
async function findGrantsOf(db: Database, held: { standsInFor: string | null }[], personId: string): Promise<string[]> {
  const stoodInFor = held.flatMap(({ standsInFor }) => standsInFor ?? [])
  if (stoodInFor.length === 0) return []
  const theirs = await db
    .select({ id: roleGrants.id })
    .from(roleGrants)
    .where(and(inArray(roleGrants.id, stoodInFor), eq(roleGrants.personId, personId), isNull(roleGrants.endedAt)))
  return theirs.map(({ id }) => id)
}

function findUnitPlaces(db: Database) {
  return db.select({ id: units.id, parentId: units.parentId }).from(units)
}
