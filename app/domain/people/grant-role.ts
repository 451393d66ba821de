import { and, eq } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { findOrganisation } from '#app/domain/office/organisation.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { people, type Role, roleGrants, units } from '#db/schema/index.ts'
import { type Actor, actorIdOf } from './actor.ts'
import { countReach, reachMark } from './count-reach.ts'
import { closeRunOut } from './end-grants.ts'
import { endAfter } from './grant-end.ts'
import { isRunning } from './is-running.ts'
import { actorReaches, actorReachesInOwnRight, actorReachesUnit } from './reaches.ts'

type NewGrant = {
  personId: string
  role: Role
  unitId: string
  reason?: string | null
  /** The last calendar day of a role that ends by itself (YYYY-MM-DD). */
  lastDay?: string | null
  /** What the role was said to reach before it was given (`reachMark`); left out by whoever was shown nothing. */
  previewed?: string | null
}

export type GrantRoleOutcome =
  | { kind: 'granted'; grantId: string }
  | {
      kind: 'refused'
      reason:
        | 'no-such-person'
        | 'no-such-unit'
        | 'left'
        | 'about-oneself'
        | 'out-of-reach'
        | 'not-in-anothers-place'
        | 'already-granted'
        | 'already-stands-in'
        | 'end-in-the-past'
        | 'preview-changed'
    }

/**
 * Gives a person a role over a unit and everything below it. Administrators do, for people and units they reach, never for themselves;
 * who only stands in for an administrator makes no other administrator.
 */
export function grantRole(db: Database, grant: NewGrant, actor: Actor, at: Date): Promise<GrantRoleOutcome> {
  const { personId, role, unitId, reason = null, lastDay = null, previewed } = grant
  return inTransaction(db, async (tx) => {
    const obstacle = await findObstacle(tx, grant, actor, at)
    if (obstacle) return { kind: 'refused', reason: obstacle }
    const { timeZone } = await findOrganisation(tx)
    const runsUntil = lastDay === null ? null : endAfter(lastDay, timeZone)
    if (runsUntil && runsUntil <= at) return { kind: 'refused', reason: 'end-in-the-past' }
    if (previewed && previewed !== reachMark(await countReach(tx, unitId))) {
      return { kind: 'refused', reason: 'preview-changed' }
    }
    const grantId = await insertGrant(tx, { personId, role, unitId, reason, runsUntil }, actor, at)
    const payload = { grantId, role, unitId, reason, lastDay }
    await recordEntry(tx, { action: 'role.granted', actor, subjectId: personId, payload }, at)
    return { kind: 'granted', grantId }
  })
}

type GrantRow = Pick<typeof roleGrants.$inferInsert, 'personId' | 'role' | 'unitId' | 'reason' | 'runsUntil'> & {
  deputyForGrantId?: string
}

/** The part of other commands that gives a role; those record their own entry. Answers the grant's id. */
export async function insertGrant(tx: Transaction, grant: GrantRow, actor: Actor, at: Date): Promise<string> {
  await closeRunOut(tx, grant, at)
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
  if (role === 'administrator' && !(await actorReachesInOwnRight(tx, actor, [role], unitId, at))) {
    return 'not-in-anothers-place'
  }
  if (person.activity === 'left') return 'left'
  return findHeldAlready(tx, { personId, role, unitId }, at)
}

/** Why a person cannot be given a role over a unit that they hold there already, by themselves or in somebody's place. */
export async function findHeldAlready(
  tx: Transaction,
  { personId, role, unitId }: { personId: string; role: Role; unitId: string },
  at: Date,
): Promise<'already-granted' | 'already-stands-in' | null> {
  const [held] = await tx
    .select({ standsInFor: roleGrants.deputyForGrantId })
    .from(roleGrants)
    .where(
      and(eq(roleGrants.personId, personId), eq(roleGrants.role, role), eq(roleGrants.unitId, unitId), isRunning(at)),
    )
  if (!held) return null
  return held.standsInFor === null ? 'already-granted' : 'already-stands-in'
}
