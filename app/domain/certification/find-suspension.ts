import { and, asc, desc, eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { people, reinstatements, suspensionReplies, suspensionReviews, suspensions } from '#db/schema/index.ts'

export type SuspensionRecord = typeof suspensions.$inferSelect & {
  suspendedByName: string | null
  /** Whether it shuts the gate at the instant that was asked for. */
  running: boolean
  /** Ended early; null where it was not. */
  reinstatedAt: Date | null
  replies: { id: string; words: string; repliedAt: Date }[]
  reviews: (Pick<typeof suspensionReviews.$inferSelect, 'id' | 'outcome' | 'reason' | 'reviewedAt'> & {
    reviewedByName: string | null
  })[]
}

/** One suspension with all that was said to it; null where there is none. */
export async function findSuspension(db: Database, suspensionId: string, at: Date): Promise<SuspensionRecord | null> {
  const [found] = await db
    .select({ suspension: suspensions, suspendedByName: people.name, reinstatedAt: reinstatements.reinstatedAt })
    .from(suspensions)
    .leftJoin(people, eq(people.id, suspensions.suspendedBy))
    .leftJoin(reinstatements, eq(reinstatements.suspensionId, suspensions.id))
    .where(eq(suspensions.id, suspensionId))
  if (!found) return null
  const { suspension, suspendedByName, reinstatedAt } = found
  return {
    ...suspension,
    suspendedByName,
    reinstatedAt,
    running: reinstatedAt === null && (suspension.endsAt === null || at < suspension.endsAt),
    replies: await db
      .select({
        id: suspensionReplies.id,
        words: suspensionReplies.words,
        repliedAt: suspensionReplies.repliedAt,
      })
      .from(suspensionReplies)
      .where(eq(suspensionReplies.suspensionId, suspensionId))
      .orderBy(asc(suspensionReplies.repliedAt)),
    reviews: await db
      .select({
        id: suspensionReviews.id,
        outcome: suspensionReviews.outcome,
        reason: suspensionReviews.reason,
        reviewedAt: suspensionReviews.reviewedAt,
        reviewedByName: people.name,
      })
      .from(suspensionReviews)
      .leftJoin(people, eq(people.id, suspensionReviews.reviewedBy))
      .where(eq(suspensionReviews.suspensionId, suspensionId))
      .orderBy(asc(suspensionReviews.reviewedAt)),
  }
}

/** The newest suspension of a person in a programme; null for who never was suspended there. */
export async function findNewestSuspension(
  db: Database,
  { personId, programmeId }: { personId: string; programmeId: string },
  at: Date,
): Promise<SuspensionRecord | null> {
  const [newest] = await db
    .select({ id: suspensions.id })
    .from(suspensions)
    .where(and(eq(suspensions.personId, personId), eq(suspensions.programmeId, programmeId)))
    .orderBy(desc(suspensions.suspendedAt))
    .limit(1)
  return newest ? findSuspension(db, newest.id, at) : null
}
