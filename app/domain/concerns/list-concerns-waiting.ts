import type { Database } from '#db/handle.ts'
import type { ConcernKind } from '#db/schema/index.ts'
import { findAnswering } from './find-answering.ts'
import { listConcerns } from './list-concerns.ts'

export type WaitingConcern = {
  concernId: string
  kind: ConcernKind
  /** Since when the learner's words have had no answer. */
  since: Date
  /** The learner's unit. */
  unitId: string
  /** The learner. */
  personId: string
}

/**
 * The concerns that wait for this officer's answer, the longest waiting first. Where a course has a team, only its members are asked;
 * what was answered without an outcome waits for the learner, and is not here.
 */
export async function listConcernsWaiting(
  db: Database,
  { personId: officerId }: { personId: string },
  at: Date,
): Promise<WaitingConcern[]> {
  const may = await findAnswering(db, officerId, at)
  return (await listConcerns(db, { unsettled: true }))
    .filter((concern) => concern.state === 'waiting' && may(concern).first)
    .map(({ id, kind, since, unitId, personId }) => ({ concernId: id, kind, since, unitId, personId }))
}
