import { eq } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { programmeDrafts } from '#db/schema/index.ts'
import { findProgrammeDraft } from './find-programme-draft.ts'

export type DiscardProgrammeDraftOutcome =
  | { kind: 'discarded' }
  | { kind: 'refused'; reason: 'administrators-only' | 'no-such-draft' | 'draft-changed' }

/** Throws a draft away, as it was seen. What it said stays in the ledger. */
export function discardProgrammeDraft(
  db: Database,
  { programmeId, seen }: { programmeId: string; seen: string },
  actor: Actor,
  at: Date,
): Promise<DiscardProgrammeDraftOutcome> {
  return inTransaction(db, async (tx) => {
    if (!(await administersEverything(tx, actor, at))) return { kind: 'refused', reason: 'administrators-only' }
    const draft = await findProgrammeDraft(tx, programmeId)
    if (!draft) return { kind: 'refused', reason: 'no-such-draft' }
    if (draft.seen !== seen) return { kind: 'refused', reason: 'draft-changed' }
    await tx.delete(programmeDrafts).where(eq(programmeDrafts.programmeId, programmeId))
    const payload = { body: draft.body }
    await recordEntry(tx, { action: 'programme.draft-discarded', actor, subjectId: programmeId, payload }, at)
    return { kind: 'discarded' }
  })
}
