import { eq } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { actorReachesUnit } from '#app/domain/people/reaches.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { supervisionCodes } from '#db/schema/index.ts'

export type EndSupervisionCodeOutcome =
  | { kind: 'ended' }
  | { kind: 'refused'; reason: 'no-such-supervision-code' | 'code-over' }

/** Ends a code before its time: no final begins with it from now on. Those begun go on. */
export function endSupervisionCode(
  db: Database,
  { supervisionCodeId }: { supervisionCodeId: string },
  actor: Actor,
  at: Date,
): Promise<EndSupervisionCodeOutcome> {
  return inTransaction(db, async (tx) => {
    const [code] = await tx.select().from(supervisionCodes).where(eq(supervisionCodes.id, supervisionCodeId))
    // A code out of reach cannot be told from none.
    if (!code || !(await actorReachesUnit(tx, actor, ['focal-point'], code.unitId, at)))
      return { kind: 'refused', reason: 'no-such-supervision-code' }
    if (code.endedAt || code.expiresAt <= at) return { kind: 'refused', reason: 'code-over' }
    await tx.update(supervisionCodes).set({ endedAt: at }).where(eq(supervisionCodes.id, supervisionCodeId))
    await recordEntry(tx, { action: 'supervision-code.ended', actor, subjectId: supervisionCodeId, payload: {} }, at)
    return { kind: 'ended' }
  })
}
