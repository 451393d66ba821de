import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Database, Transaction } from '#db/handle.ts'
import { attemptRegrades, attemptReturns, attempts } from '#db/schema/index.ts'

export type ReturnRefusal =
  | 'no-such-attempt'
  | 'only-finals-are-returned'
  | 'not-handed-in'
  | 'passed-already'
  | 'already-returned'

/**
 * Why an attempt cannot be given back, or null. Only finals are counted, so that only they are: one that was handed in and not
 * passed, and once.
 */
export async function returnRefusal(db: Database, attemptId: string): Promise<ReturnRefusal | null> {
  const [attempt] = await db
    .select({ kind: attempts.kind, passed: attempts.passed, submittedAt: attempts.submittedAt })
    .from(attempts)
    .where(eq(attempts.id, attemptId))
  if (!attempt) return 'no-such-attempt'
  if (attempt.kind !== 'final') return 'only-finals-are-returned'
  if (!attempt.submittedAt) return 'not-handed-in'
  if (attempt.passed || (await passedOnRegrade(db, attemptId))) return 'passed-already'
  const returned = await db
    .select({ id: attemptReturns.id })
    .from(attemptReturns)
    .where(eq(attemptReturns.attemptId, attemptId))
  return returned.length > 0 ? 'already-returned' : null
}

async function passedOnRegrade(db: Database, attemptId: string): Promise<boolean> {
  const regraded = and(eq(attemptRegrades.attemptId, attemptId), eq(attemptRegrades.passed, true))
  return (await db.select({ id: attemptRegrades.id }).from(attemptRegrades).where(regraded).limit(1)).length > 0
}

/**
 * Gives a spent final back, in the transaction of whoever was asked: it counts no more towards the limit or the waiting time, and
 * its mark stays on record. The caller has asked `returnRefusal` and records the entry. No row of the projection depends on it.
 */
export async function insertReturn(
  tx: Transaction,
  { attemptId, concernId, returnedBy }: { attemptId: string; concernId: string | null; returnedBy: string },
  at: Date,
): Promise<void> {
  await tx.insert(attemptReturns).values({ id: randomUUID(), attemptId, concernId, returnedBy, returnedAt: at })
}
