import { and, eq, ne, sql } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { queueWork } from '#app/domain/office/queue-work.ts'
import { rehearsalHolds } from '#app/domain/office/rehearsal-holds.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { bulkActions, bulkPeople } from '#db/schema/index.ts'
import { bulkWork } from './prepare-bulk.ts'

export type ConfirmBulkOutcome =
  | { kind: 'confirmed' }
  | { kind: 'refused'; reason: 'no-such-bulk' | 'not-rehearsed' | 'already-confirmed' | 'rehearsal-too-old' }

/** Has a rehearsed action carried out. Only whoever prepared it can. */
export function confirmBulk(
  db: Database,
  { bulkId }: { bulkId: string },
  actor: Actor & { kind: 'person' },
  at: Date,
): Promise<ConfirmBulkOutcome> {
  return inTransaction(db, async (tx) => {
    const [bulk] = await tx.select().from(bulkActions).where(eq(bulkActions.id, bulkId))
    if (!bulk || bulk.preparedBy !== actor.personId) return { kind: 'refused', reason: 'no-such-bulk' }
    if (bulk.confirmedAt) return { kind: 'refused', reason: 'already-confirmed' }
    if (!bulk.rehearsedAt) return { kind: 'refused', reason: 'not-rehearsed' }
    if (at.getTime() - bulk.rehearsedAt.getTime() > rehearsalHolds) {
      return { kind: 'refused', reason: 'rehearsal-too-old' }
    }
    await tx.update(bulkActions).set({ confirmedAt: at }).where(eq(bulkActions.id, bulkId))
    // Whom it would have been refused for is not among those it is confirmed for, whatever has changed since.
    await tx
      .update(bulkPeople)
      .set({ outcome: sql`${bulkPeople.foreseen}` })
      .where(and(eq(bulkPeople.bulkId, bulkId), ne(bulkPeople.foreseen, 'done')))
    await recordEntry(tx, { action: 'bulk.confirmed', actor, subjectId: bulkId, payload: {} }, at)
    await queueWork(tx, { kind: bulkWork, payload: { bulkId } }, at)
    return { kind: 'confirmed' }
  })
}
