import { returnRefusal } from '#app/domain/assessment/return-attempt.ts'
import type { Database } from '#db/handle.ts'
import type { ConcernSubject } from '#db/schema/index.ts'

/** The spent final that a concern is about and that can still be given back; null where there is none. */
export async function returnableAttemptOf(db: Database, about: ConcernSubject): Promise<string | null> {
  if (!('attemptId' in about)) return null
  return (await returnRefusal(db, about.attemptId)) ? null : about.attemptId
}
