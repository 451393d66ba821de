import { and, eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { people, type Role, roleGrants, units } from '#db/schema/index.ts'
import type { Actor } from './actor.ts'
import { isRunning } from './is-running.ts'
import { type Deputy, listDeputies } from './list-deputies.ts'
import { actorReachesInOwnRight } from './reaches.ts'

export type HeldGrant = {
  id: string
  role: Role
  unitId: string
  unitName: string
  runsUntil: Date | null
  holderId: string
  holderName: string
  /** Who stands in for the holder; null for nobody. */
  deputy: Deputy | null
}

/** A running grant of somebody's own, with its holder and deputy; null for one that has ended or is itself a deputy's. */
export async function findGrant(db: Database, grantId: string, at: Date): Promise<HeldGrant | null> {
  const [grant] = await db
    .select({
      id: roleGrants.id,
      role: roleGrants.role,
      unitId: roleGrants.unitId,
      unitName: units.name,
      runsUntil: roleGrants.runsUntil,
      standsInFor: roleGrants.deputyForGrantId,
      holderId: people.id,
      holderName: people.name,
    })
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .innerJoin(units, eq(units.id, roleGrants.unitId))
    .where(and(eq(roleGrants.id, grantId), isRunning(at)))
  if (!grant || grant.standsInFor !== null) return null
  const { standsInFor: _none, ...held } = grant
  const deputies = await listDeputies(db, { personId: held.holderId }, at)
  return { ...held, deputy: deputies.find(({ forGrantId }) => forGrantId === grantId) ?? null }
}

/** As what an actor may see to who stands in for the holder of a grant; null for whose business it is not. */
export async function partInGrant(
  db: Database,
  grant: Pick<HeldGrant, 'holderId' | 'unitId' | 'deputy'>,
  actor: Actor,
  at: Date,
): Promise<'holder' | 'administrator' | 'deputy' | null> {
  if (actor.kind === 'person' && actor.personId === grant.holderId) return 'holder'
  if (await actorReachesInOwnRight(db, actor, ['administrator'], grant.unitId, at)) return 'administrator'
  return actor.kind === 'person' && actor.personId === grant.deputy?.personId ? 'deputy' : null
}
