import { and, eq, isNull } from 'drizzle-orm'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import type { Transaction } from '#db/handle.ts'
import { draftReviews } from '#db/schema/index.ts'

/** The part of commands after which nothing of a draft is left: nobody need look at it any more. */
export async function endWaitingReview(tx: Transaction, courseId: string, actor: Actor, at: Date): Promise<void> {
  await tx
    .update(draftReviews)
    .set({ decision: 'sent-back', decidedBy: actorIdOf(actor), decidedAt: at })
    .where(and(eq(draftReviews.courseId, courseId), isNull(draftReviews.decidedAt)))
}
