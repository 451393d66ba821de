import { and, eq, inArray, isNull, lte } from 'drizzle-orm'
import type { Transaction } from '#db/handle.ts'
import { type Role, roleGrants } from '#db/schema/index.ts'
import { type Actor, actorIdOf } from './actor.ts'

/**
 * The part of other commands that ends grants, and with them whoever stands in for their holders: a deputy's role does not outlive
 * the role it stands in for. Answers the ids of the deputies' grants that ended.
 */
export async function endGrants(
  tx: Transaction,
  { grantIds, reason }: { grantIds: string[]; reason: string | null },
  actor: Actor,
  at: Date,
): Promise<string[]> {
  if (grantIds.length === 0) return []
  const ended = { endedBy: actorIdOf(actor), endedAt: at, endReason: reason }
  await tx
    .update(roleGrants)
    .set(ended)
    .where(and(inArray(roleGrants.id, grantIds), isNull(roleGrants.endedAt)))
  const deputies = await tx
    .update(roleGrants)
    .set(ended)
    .where(and(inArray(roleGrants.deputyForGrantId, grantIds), isNull(roleGrants.endedAt)))
    .returning({ id: roleGrants.id })
  return deputies.map(({ id }) => id)
}

/**
 * Writes the end into a grant that ended by itself, so that the person can be given the role anew: the database takes one open grant
 * for each person, role and unit.
 */
export async function closeRunOut(
  tx: Transaction,
  { personId, role, unitId }: { personId: string; role: Role; unitId: string },
  at: Date,
): Promise<void> {
  await tx
    .update(roleGrants)
    .set({ endedBy: 'system', endedAt: roleGrants.runsUntil })
    .where(
      and(
        eq(roleGrants.personId, personId),
        eq(roleGrants.role, role),
        eq(roleGrants.unitId, unitId),
        isNull(roleGrants.endedAt),
        lte(roleGrants.runsUntil, at),
      ),
    )
}
