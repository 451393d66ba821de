import { and, desc, eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { type AttemptKind, attemptReturns, attempts } from '#db/schema/index.ts'

export type ListedAttempt = {
  id: string
  kind: AttemptKind
  part: string
  state: 'open' | 'submitted'
  startedAt: Date
  endsAt: Date | null
  submittedAt: Date | null
  passed: boolean | null
  scorePercent: number | null
  /** Only failed critical objectives were asked. */
  retake: boolean
  /** When it was given back; null for one that counts. */
  returnedAt: Date | null
}

/** A person's attempts, newest first. */
export async function listAttempts(
  db: Database,
  { personId, programmeId }: { personId: string; programmeId: string },
): Promise<ListedAttempt[]> {
  const rows = await db
    .select({
      id: attempts.id,
      kind: attempts.kind,
      part: attempts.part,
      startedAt: attempts.startedAt,
      endsAt: attempts.endsAt,
      submittedAt: attempts.submittedAt,
      passed: attempts.passed,
      mark: attempts.mark,
      retakes: attempts.retakes,
      returnedAt: attemptReturns.returnedAt,
    })
    .from(attempts)
    .leftJoin(attemptReturns, eq(attemptReturns.attemptId, attempts.id))
    .where(and(eq(attempts.personId, personId), eq(attempts.programmeId, programmeId)))
    .orderBy(desc(attempts.startedAt))
  return rows.map(({ mark, retakes, ...attempt }) => ({
    ...attempt,
    state: attempt.submittedAt ? 'submitted' : 'open',
    scorePercent: mark?.scorePercent ?? null,
    retake: retakes !== null,
  }))
}
