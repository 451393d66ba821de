import { eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { attemptReturns } from '#db/schema/index.ts'
import type { ConcernState } from './concern-state.ts'
import { type ConcernReply, type Conversation, findConversation } from './find-conversation.ts'
import { findWhoHasIt, type WhoHasIt } from './find-who-has-it.ts'
import { coursesOf } from './list-concerns.ts'

export type OwnConversation = Omit<Conversation, 'replies' | 'personId' | 'withdrawnAt'> & {
  state: ConcernState
  /** `own`: the learner's further words. Who of the office wrote is not told. */
  replies: (Pick<ConcernReply, 'id' | 'words' | 'outcome' | 'repliedAt'> & { own: boolean })[]
  who: WhoHasIt
  /** When the attempt it is about was given back; null when it was not. */
  attemptReturnedAt: Date | null
}

/** A concern as the one who raised it may see it; null for everybody else, and for what there is not. */
export async function findOwnConcern(
  db: Database,
  { personId, concernId }: { personId: string; concernId: string },
  at: Date,
): Promise<OwnConversation | null> {
  const found = await findConversation(db, concernId)
  if (found?.personId !== personId) return null
  const { replies, withdrawnAt, ...concern } = found
  const [courseId = null] = await coursesOf(db, [concern])
  return {
    ...concern,
    replies: replies.map(({ id, words, outcome, repliedBy, repliedAt }) => ({
      id,
      words,
      outcome,
      repliedAt,
      own: repliedBy === personId,
    })),
    who: await findWhoHasIt(db, { ...concern, courseId }, at),
    attemptReturnedAt: 'attemptId' in concern.about ? await findReturn(db, concern.about.attemptId) : null,
  }
}

/** When an attempt was given back; null when it was not. */
export async function findReturn(db: Database, attemptId: string): Promise<Date | null> {
  const [returned] = await db
    .select({ returnedAt: attemptReturns.returnedAt })
    .from(attemptReturns)
    .where(eq(attemptReturns.attemptId, attemptId))
  return returned?.returnedAt ?? null
}
