import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'

/** Writes down that a list of people left the service as a file: who took it, and what was asked for. Whom it named is not kept. */
export function recordListTaken(
  db: Database,
  taken: { format: string; asked: Record<string, string | null> },
  actor: Actor,
  at: Date,
): Promise<{ kind: 'recorded' }> {
  return inTransaction(db, async (tx) => {
    await recordEntry(tx, { action: 'people-list.taken', actor, subjectId: 'people', payload: taken }, at)
    return { kind: 'recorded' }
  })
}
