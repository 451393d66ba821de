import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { people, type Role, roleGrants, units } from '#db/schema/index.ts'
import type { Actor } from './actor.ts'
import { isRunning } from './is-running.ts'
import { unitsAbove, unitsBelow } from './unit-tree.ts'

/** Whether somebody holds one of the roles at this unit or at a unit above it. */
async function reachesUnit(
  db: Database,
  { personId, roles, unitId }: { personId: string; roles: Role[]; unitId: string },
  at: Date,
): Promise<boolean> {
  const held = await findUnitsOfRoles(db, personId, roles, at)
  if (held.length === 0) return false
  const above = unitsAbove(await findUnitPlaces(db), unitId)
  return held.some((unit) => above.includes(unit))
}

/** Whether this actor may use one of the roles on a person, themselves included. Operators at the command line and Lisans itself reach everybody. */
export async function actorReaches(
  db: Database,
  actor: Actor,
  roles: Role[],
  overPersonId: string,
  at: Date,
): Promise<boolean> {
  if (actor.kind !== 'person') return true
  const [over] = await db.select({ unitId: people.unitId }).from(people).where(eq(people.id, overPersonId))
  return over ? reachesUnit(db, { personId: actor.personId, roles, unitId: over.unitId }, at) : false
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

/** Every unit that these roles of a person reach, for lists. */
export async function findReach(db: Database, personId: string, roles: Role[], at: Date): Promise<string[]> {
  const held = await findUnitsOfRoles(db, personId, roles, at)
  return held.length === 0 ? [] : [...unitsBelow(await findUnitPlaces(db), held)]
}

async function findUnitsOfRoles(db: Database, personId: string, roles: Role[], at: Date): Promise<string[]> {
  const held = await db
    .select({ unitId: roleGrants.unitId })
    .from(roleGrants)
    .where(and(eq(roleGrants.personId, personId), inArray(roleGrants.role, roles), isRunning(at)))
  return held.map((grant) => grant.unitId)
}

function findUnitPlaces(db: Database) {
  return db.select({ id: units.id, parentId: units.parentId }).from(units)
}
