import type { Operator } from '#app/domain/people/actor.ts'
import { recordLeaving } from '#app/domain/people/record-leaving.ts'
import type { Database } from '#db/handle.ts'
import { type EraseOutcome, erasePerson } from './erase-person.ts'
import { listBackAgain } from './list-erased.ts'

export type ErasedAgain = {
  erased: number
  /** Who could not be erased yet, and what still needs their name in the restored data. */
  refused: { personId: string; reason: (EraseOutcome & { kind: 'refused' })['reason'] | 'last-administrator' }[]
}

const reason = 'Had been erased before older data were restored'

/**
 * Erases once more whoever of these people an older backup brought back. They had left when they were erased, so that they left is recorded
 * where the older data do not know it. Nobody is erased twice.
 */
export async function eraseAgain(db: Database, erased: string[], actor: Operator, at: Date): Promise<ErasedAgain> {
  const outcome: ErasedAgain = { erased: 0, refused: [] }
  for (const personId of await listBackAgain(db, erased)) {
    const left = await recordLeaving(db, { personId }, actor, at)
    if (left.kind === 'refused' && left.reason === 'last-administrator') {
      outcome.refused.push({ personId, reason: left.reason })
      continue
    }
    const done = await erasePerson(db, { personId, reason }, actor, at)
    if (done.kind === 'erased') outcome.erased++
    else outcome.refused.push({ personId, reason: done.reason })
  }
  return outcome
}
