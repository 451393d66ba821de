import { and, eq } from 'drizzle-orm'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { setAsideTexts } from '#db/schema/index.ts'
import { findDraft } from './find-draft.ts'
import { type SaveDraftOutcome, saveInTransaction } from './save-draft-file.ts'
import { isPicture, keepReplacedText, keptBytes } from './set-text-aside.ts'

type Settlement = {
  courseId: string
  setAsideId: string
  /** What is to stand there now: one's own text, or a third one (never for a picture). Null: the other's stays. */
  text: string | null
  /** Of the other's text, as its writer saw it when deciding. */
  version: number
  seen: string
}

export type SettleOutcome =
  | { kind: 'settled' }
  /** Somebody has saved once more meanwhile: decide again. */
  | { kind: 'conflict'; setAsideId: string | null }
  | Extract<SaveDraftOutcome, { kind: 'refused' }>
  | { kind: 'refused'; reason: 'no-such-text' }

/** Decides between a text that came too late and the one that was saved first. Only who wrote it does; both are kept, and can be put back later the same way. */
export function settleSetAside(db: Database, settlement: Settlement, actor: Actor, at: Date): Promise<SettleOutcome> {
  return inTransaction(db, async (tx) => {
    const { courseId, setAsideId, text, version, seen } = settlement
    const mine = and(
      eq(setAsideTexts.id, setAsideId),
      eq(setAsideTexts.courseId, courseId),
      eq(setAsideTexts.personId, actorIdOf(actor)),
    )
    const [waiting] = await tx.select().from(setAsideTexts).where(mine)
    if (!waiting) return { kind: 'refused', reason: 'no-such-text' }
    if (text !== null) {
      if (isPicture(waiting.path) && text !== waiting.text) return { kind: 'refused', reason: 'no-such-file' }
      const content = keptBytes({ path: waiting.path, text })
      const before = await findDraft(tx, courseId)
      const save = { courseId, path: waiting.path, content, version, seen }
      const outcome = await saveInTransaction(tx, save, actor, at)
      if (outcome.kind === 'refused') return outcome
      if (outcome.kind === 'conflict') return { kind: 'conflict', setAsideId: outcome.setAsideId }
      if (before && outcome.kind === 'saved') await keepReplacedText(tx, before, waiting.path, actor, at)
    }
    await tx.update(setAsideTexts).set({ settledAt: at }).where(eq(setAsideTexts.id, setAsideId))
    return { kind: 'settled' }
  })
}
