import { and, eq, isNull } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { people, type Role, roleGrants, units } from '#db/schema/index.ts'
import { type Actor, actorIdOf } from './actor.ts'
import { actorReaches, actorReachesUnit } from './reaches.ts'

type NewGrant = { personId: string; role: Role; unitId: string }

export type GrantRoleOutcome =
  | { kind: 'granted'; grantId: string }
  | {
      kind: 'refused'
      reason: 'no-such-person' | 'no-such-unit' | 'left' | 'about-oneself' | 'out-of-reach' | 'already-granted'
    }

/** Gives a person a role over a unit and everything below it. Administrators do, for people and units they reach, never for themselves. */
export function grantRole(db: Database, grant: NewGrant, actor: Actor, at: Date): Promise<GrantRoleOutcome> {
  const { personId, role, unitId } = grant
  return inTransaction(db, async (tx) => {
    const reason = await findObstacle(tx, grant, actor, at)
    if (reason) return { kind: 'refused', reason }
    const grantId = await insertGrant(tx, grant, actor, at)
    await recordEntry(
      tx,
      { action: 'role.granted', actor, subjectId: personId, payload: { grantId, role, unitId } },
      at,
    )
    return { kind: 'granted', grantId }
  })
}

/** The part of other commands that gives a role; those record their own entry. Answers the grant's id. */
export async function insertGrant(tx: Transaction, grant: NewGrant, actor: Actor, at: Date): Promise<string> {
  const id = crypto.randomUUID()
  await tx.insert(roleGrants).values({ id, ...grant, grantedBy: actorIdOf(actor), grantedAt: at })
  return id
}

async function findObstacle(tx: Transaction, { personId, role, unitId }: NewGrant, actor: Actor, at: Date) {
  const [person] = await tx.select({ activity: people.activity }).from(people).where(eq(people.id, personId))
  if (!person) return 'no-such-person'
  const [unit] = await tx.select().from(units).where(eq(units.id, unitId))
  if (!unit || unit.closedAt) return 'no-such-unit'
  if (actor.kind === 'person' && actor.personId === personId) return 'about-oneself'
  const reached =
    (await actorReaches(tx, actor, ['administrator'], personId, at)) &&
    (await actorReachesUnit(tx, actor, ['administrator'], unitId, at))
  if (!reached) return 'out-of-reach'
  if (person.activity === 'left') return 'left'
  const [held] = await tx
    .select({ id: roleGrants.id })
    .from(roleGrants)
    .where(
      and(
        eq(roleGrants.personId, personId),
        eq(roleGrants.role, role),
        eq(roleGrants.unitId, unitId),
        isNull(roleGrants.endedAt),
      ),
    )
  return held ? 'already-granted' : null
}
