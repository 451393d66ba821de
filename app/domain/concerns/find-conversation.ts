import { asc, eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { concernReplies, concerns } from '#db/schema/index.ts'
import { type ConcernState, concernState } from './concern-state.ts'

type Concern = typeof concerns.$inferSelect
export type ConcernReply = typeof concernReplies.$inferSelect

export type Conversation = Concern & { replies: ConcernReply[]; state: ConcernState; since: Date }

/** A concern with all that was said about it, in order; null when there is none. For the domain: whoever shows it asks first for whom. */
export async function findConversation(db: Database, concernId: string): Promise<Conversation | null> {
  const [concern] = await db.select().from(concerns).where(eq(concerns.id, concernId))
  if (!concern) return null
  const replies = await db
    .select()
    .from(concernReplies)
    .where(eq(concernReplies.concernId, concernId))
    .orderBy(asc(concernReplies.repliedAt))
  return { ...concern, replies, ...concernState(concern, replies) }
}

/** When something new is said: after all that was said before, however fast it follows, so that the order stays. */
export function afterLast({ raisedAt, replies }: Pick<Conversation, 'raisedAt' | 'replies'>, at: Date): Date {
  const last = replies.at(-1)?.repliedAt ?? raisedAt
  return at > last ? at : new Date(last.getTime() + 1)
}
