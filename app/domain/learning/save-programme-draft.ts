import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { type ProgrammeBody, programmeDrafts } from '#db/schema/index.ts'
import { findProgramme } from './find-programme.ts'
import { findProgrammeDraft } from './find-programme-draft.ts'

type Saving = {
  body: ProgrammeBody
  /** `seen` of the draft that was changed; null where there was none yet. */
  seen: string | null
}

export type SaveProgrammeDraftOutcome =
  | { kind: 'saved'; seen: string }
  /** `changedBy`: who changed it meanwhile, where that is the reason. */
  | { kind: 'refused'; reason: 'administrators-only' | 'draft-changed'; changedBy: string | null }

/**
 * Keeps a programme's next version as it is being written; whether it could be published is asked when it is. Refused when somebody
 * saved, published or threw away the draft since it was read: nobody's work is overwritten unseen.
 */
export function saveProgrammeDraft(
  db: Database,
  { body, seen }: Saving,
  actor: Actor,
  at: Date,
): Promise<SaveProgrammeDraftOutcome> {
  return inTransaction(db, async (tx) => {
    if (!(await administersEverything(tx, actor, at)))
      return { kind: 'refused', reason: 'administrators-only', changedBy: null }
    const programmeId = body.id
    const draft = await findProgrammeDraft(tx, programmeId)
    if ((draft?.seen ?? null) !== seen)
      return { kind: 'refused', reason: 'draft-changed', changedBy: draft?.changedBy ?? null }

    const current = await findProgramme(tx, programmeId)
    const basedOnNumber = draft?.basedOnNumber ?? current?.number ?? 0
    // Two saves within a millisecond are two drafts all the same.
    const changedAt = draft && at <= draft.changedAt ? new Date(draft.changedAt.getTime() + 1) : at
    const written = { body, basedOnNumber, changedBy: actorIdOf(actor), changedAt }
    await tx
      .insert(programmeDrafts)
      .values({ programmeId, ...written })
      .onConflictDoUpdate({ target: programmeDrafts.programmeId, set: written })
    const payload = { basedOnNumber, body }
    await recordEntry(tx, { action: 'programme.drafted', actor, subjectId: programmeId, payload }, at)
    return { kind: 'saved', seen: changedAt.toISOString() }
  })
}
