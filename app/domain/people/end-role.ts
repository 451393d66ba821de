import { eq } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { roleGrants } from '#db/schema/index.ts'
import type { Actor } from './actor.ts'
import { isLastAdministrator } from './administers-everything.ts'
import { endGrants } from './end-grants.ts'
import { actorReachesCase } from './reaches.ts'

export type EndRoleOutcome =
  | { kind: 'ended'; personId: string }
  | { kind: 'refused'; reason: 'no-such-grant' | 'about-oneself' | 'out-of-reach' | 'last-administrator' }

/** Takes a role back, and ends who stands in for its holder. Administrators do, where they reach the unit it names; never their own, and never the last administrator's. */
export function endRole(
  db: Database,
  { grantId, reason = null }: { grantId: string; reason?: string | null },
  actor: Actor,
  at: Date,
): Promise<EndRoleOutcome> {
  return inTransaction(db, async (tx) => {
    const [grant] = await tx.select().from(roleGrants).where(eq(roleGrants.id, grantId))
    if (!grant || grant.endedAt || (grant.runsUntil && grant.runsUntil <= at))
      return { kind: 'refused', reason: 'no-such-grant' }
    const { personId, role, unitId } = grant
    if (actor.kind === 'person' && actor.personId === personId) return { kind: 'refused', reason: 'about-oneself' }
    if (!(await actorReachesCase(tx, actor, ['administrator'], { personId, unitId }, at)))
      return { kind: 'refused', reason: 'out-of-reach' }
    if (await isLastAdministrator(tx, [grantId], at)) return { kind: 'refused', reason: 'last-administrator' }

    const deputyGrantIds = await endGrants(tx, { grantIds: [grantId], reason }, actor, at)
    const payload = { grantId, role, unitId, reason, deputyGrantIds }
    await recordEntry(tx, { action: 'role.ended', actor, subjectId: personId, payload }, at)
    return { kind: 'ended', personId }
  })
}
