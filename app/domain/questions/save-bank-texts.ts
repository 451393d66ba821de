import { type DraftSave, type SaveDraftOutcome, saveInTransaction } from '#app/domain/authoring/save-draft-file.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'

export type SaveBankOutcome =
  | { kind: 'saved' }
  | { kind: 'conflict'; setAsideId: string | null }
  | Extract<SaveDraftOutcome, { kind: 'refused' }>

class Overtaken extends Error {
  constructor(readonly place: number) {
    super('overtaken')
  }
}

class Refused extends Error {
  constructor(readonly outcome: Extract<SaveDraftOutcome, { kind: 'refused' }>) {
    super(outcome.reason)
  }
}

/**
 * Saves the banks that one change of a question touches, all or none: a question must not be asked in English with one key and in French
 * with another. `also` belongs to the same change. Where somebody else saved one of them meanwhile, that text is set aside and nothing else is changed.
 */
export async function saveBankTexts(
  db: Database,
  saves: readonly DraftSave[],
  actor: Actor,
  at: Date,
  also: (tx: Transaction) => Promise<void> = async () => {},
): Promise<SaveBankOutcome> {
  try {
    return await inTransaction(db, async (tx) => {
      for (const [place, save] of saves.entries()) {
        const outcome = await saveInTransaction(tx, save, actor, at)
        // What was saved before it must be undone.
        if (outcome.kind === 'refused') throw new Refused(outcome)
        if (outcome.kind === 'conflict') throw new Overtaken(place)
      }
      await also(tx)
      return { kind: 'saved' }
    })
  } catch (fault) {
    if (fault instanceof Refused) return fault.outcome
    if (!(fault instanceof Overtaken)) throw fault
    const late = saves[fault.place] as DraftSave
    return inTransaction(db, async (tx) => {
      const outcome = await saveInTransaction(tx, late, actor, at)
      return { kind: 'conflict', setAsideId: outcome.kind === 'conflict' ? outcome.setAsideId : null }
    })
  }
}
