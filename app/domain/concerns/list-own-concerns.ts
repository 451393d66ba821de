import { asc, desc, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { concernReplies, concerns } from '#db/schema/index.ts'
import { type ConcernState, concernState } from './concern-state.ts'

export type OwnConcern = Omit<typeof concerns.$inferSelect, 'withdrawnAt' | 'personId'> & {
  state: ConcernState
  /** Since when it stands so. */
  since: Date
  /** Answers of the office. */
  answers: number
}

/** What a person told the office, the newest first, with what became of it. */
export async function listOwnConcerns(db: Database, { personId }: { personId: string }): Promise<OwnConcern[]> {
  const own = await db
    .select()
    .from(concerns)
    .where(eq(concerns.personId, personId))
    .orderBy(desc(concerns.raisedAt), asc(concerns.id))
  const theirs = db.select({ id: concerns.id }).from(concerns).where(eq(concerns.personId, personId))
  const replies = await db
    .select({
      concernId: concernReplies.concernId,
      repliedBy: concernReplies.repliedBy,
      repliedAt: concernReplies.repliedAt,
      outcome: concernReplies.outcome,
    })
    .from(concernReplies)
    .where(inArray(concernReplies.concernId, theirs))
    .orderBy(asc(concernReplies.repliedAt))
  return own.map(({ withdrawnAt, personId: _, ...concern }) => {
    const said = replies.filter(({ concernId }) => concernId === concern.id)
    const answers = said.filter(({ repliedBy }) => repliedBy !== personId).length
    return { ...concern, answers, ...concernState({ ...concern, personId, withdrawnAt }, said) }
  })
}
