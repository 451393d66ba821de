import { and, eq, isNull, lt } from 'drizzle-orm'
import { type Database, inTransaction } from '#db/handle.ts'
import { attempts } from '#db/schema/index.ts'
import { settleAttempt } from './settle-attempt.ts'

/**
 * Marks an attempt whose time ran out while nobody looked, so that standing and lists tell the truth without waiting for its person.
 * Does nothing where it was handed in, or has time left.
 */
export function settleOverdueAttempt(db: Database, { attemptId }: { attemptId: string }, at: Date): Promise<void> {
  return inTransaction(db, async (tx) => {
    const overdue = and(eq(attempts.id, attemptId), isNull(attempts.submittedAt), lt(attempts.endsAt, at))
    const [attempt] = await tx.select().from(attempts).where(overdue)
    if (attempt) await settleAttempt(tx, attempt, at)
  })
}
