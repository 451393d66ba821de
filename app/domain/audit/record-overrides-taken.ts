import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'

/** Writes down that the list of overrides was taken out as a file, and by what it was filtered. */
export function recordOverridesTaken(
  db: Database,
  asked: Record<string, string>,
  actor: Actor,
  at: Date,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    await recordEntry(tx, { action: 'overrides.exported', actor, subjectId: 'overrides', payload: { asked } }, at)
  })
}
