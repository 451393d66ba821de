import { and, asc, desc, eq, isNotNull, lte, or } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { namedAgain } from '#db/named-again.ts'
import { people, type Role, roleGrants, units } from '#db/schema/index.ts'
import { isRunning } from './is-running.ts'

export type ListedGrant = {
  id: string
  role: Role
  unitId: string
  unitName: string
  grantedAt: Date
  /** Null for a role that runs until somebody ends it. */
  runsUntil: Date | null
  reason: string | null
  /** Whom the person stands in for by this role, and the grant that is; null for a role of their own. */
  standsInFor: { grantId: string; personId: string; name: string } | null
}

/** The roles a person holds now, with the unit that each names. */
export async function listRoleGrants(
  db: Database,
  { personId }: { personId: string },
  at: Date,
): Promise<ListedGrant[]> {
  const theirs = namedAgain(roleGrants, 'stood_in_for')
  const rows = await db
    .select({
      id: roleGrants.id,
      role: roleGrants.role,
      unitId: roleGrants.unitId,
      unitName: units.name,
      grantedAt: roleGrants.grantedAt,
      runsUntil: roleGrants.runsUntil,
      reason: roleGrants.reason,
      holderGrantId: theirs.id,
      holderId: people.id,
      holderName: people.name,
    })
    .from(roleGrants)
    .innerJoin(units, eq(units.id, roleGrants.unitId))
    .leftJoin(theirs, eq(theirs.id, roleGrants.deputyForGrantId))
    .leftJoin(people, eq(people.id, theirs.personId))
    .where(and(eq(roleGrants.personId, personId), isRunning(at)))
    .orderBy(asc(roleGrants.role), asc(units.name))
  return rows.map(({ holderGrantId, holderId, holderName, ...grant }) => ({
    ...grant,
    standsInFor: holderGrantId ? { grantId: holderGrantId, personId: holderId ?? '', name: holderName ?? '' } : null,
  }))
}

export type EndedGrant = {
  id: string
  role: Role
  unitId: string
  unitName: string
  endedAt: Date
  reason: string | null
}

/** The roles of their own that a person held before, the latest first: at most ten. */
export async function listEndedGrants(
  db: Database,
  { personId }: { personId: string },
  at: Date,
): Promise<EndedGrant[]> {
  const rows = await db
    .select({
      id: roleGrants.id,
      role: roleGrants.role,
      unitId: roleGrants.unitId,
      unitName: units.name,
      endedAt: roleGrants.endedAt,
      runsUntil: roleGrants.runsUntil,
      reason: roleGrants.endReason,
      standsInFor: roleGrants.deputyForGrantId,
    })
    .from(roleGrants)
    .innerJoin(units, eq(units.id, roleGrants.unitId))
    .where(and(eq(roleGrants.personId, personId), or(isNotNull(roleGrants.endedAt), lte(roleGrants.runsUntil, at))))
    .orderBy(desc(roleGrants.grantedAt))
  return rows
    .filter(({ standsInFor }) => standsInFor === null)
    .map(({ id, role, unitId, unitName, reason, endedAt, runsUntil }) => {
      return { id, role, unitId, unitName, reason, endedAt: endedAt ?? runsUntil ?? at }
    })
    .sort((one, other) => other.endedAt.getTime() - one.endedAt.getTime())
    .slice(0, 10)
}
