import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import type { Actor } from './actor.ts'
import { endGrants } from './end-grants.ts'
import { findGrant, partInGrant } from './find-grant.ts'

export type EndDeputyOutcome =
  | { kind: 'ended'; deputyId: string }
  | { kind: 'refused'; reason: 'no-such-grant' | 'out-of-reach' | 'no-such-deputy' }

/** Ends the standing-in for the holder of a grant before its day: the holder does, an administrator in their own right, or the deputy. */
export function endDeputy(
  db: Database,
  { grantId, reason }: { grantId: string; reason: string },
  actor: Actor,
  at: Date,
): Promise<EndDeputyOutcome> {
  return inTransaction(db, async (tx) => {
    const grant = await findGrant(tx, grantId, at)
    if (!grant) return { kind: 'refused', reason: 'no-such-grant' }
    if ((await partInGrant(tx, grant, actor, at)) === null) return { kind: 'refused', reason: 'out-of-reach' }
    const { deputy, role, unitId, holderId } = grant
    if (!deputy) return { kind: 'refused', reason: 'no-such-deputy' }

    await endGrants(tx, { grantIds: [deputy.grantId], reason }, actor, at)
    const payload = { grantId: deputy.grantId, forGrantId: grantId, holderId, role, unitId, reason }
    await recordEntry(tx, { action: 'deputy.ended', actor, subjectId: deputy.personId, payload }, at)
    return { kind: 'ended', deputyId: deputy.personId }
  })
}
