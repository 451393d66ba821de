import { randomUUID } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { sentTwiceWithin } from '#app/domain/concerns/concern-words.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { type CorrectableThing, correctionRequests } from '#db/schema/index.ts'

export type RequestCorrectionOutcome =
  | { kind: 'requested'; requestId: string }
  | { kind: 'refused'; reason: 'correction-asked-already' }

/**
 * A person says that something kept about them is wrong. One request about each thing waits at a time; sent twice, it is one. What they
 * write stands beside the ledger only, where it can be erased.
 */
export function requestCorrection(
  db: Database,
  wish: { personId: string; thing: CorrectableThing; shouldBe: string; why: string | null },
  at: Date,
): Promise<RequestCorrectionOutcome> {
  return inTransaction(db, async (tx) => {
    const { personId, thing } = wish
    const [open] = await tx
      .select()
      .from(correctionRequests)
      .where(
        and(
          eq(correctionRequests.personId, personId),
          eq(correctionRequests.thing, thing),
          isNull(correctionRequests.answeredAt),
        ),
      )
    if (open && open.shouldBe === wish.shouldBe && at.getTime() - open.requestedAt.getTime() < sentTwiceWithin) {
      return { kind: 'requested', requestId: open.id }
    }
    if (open) return { kind: 'refused', reason: 'correction-asked-already' }
    const id = randomUUID()
    await tx.insert(correctionRequests).values({ id, ...wish, requestedAt: at })
    const actor = { kind: 'person', personId } as const
    const payload = { requestId: id, thing }
    await recordEntry(tx, { action: 'correction.requested', actor, subjectId: personId, payload }, at)
    return { kind: 'requested', requestId: id }
  })
}
