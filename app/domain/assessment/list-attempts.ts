import { and, desc, eq } from 'drizzle-orm'
import { applyRegrades } from '#app/domain/certification/apply-regrades.ts'
import { latest } from '#app/domain/certification/cycle.ts'
import type { Database } from '#db/handle.ts'
import { type AttemptKind, attemptRegrades, attemptReturns, attempts } from '#db/schema/index.ts'

export type ListedAttempt = {
  id: string
  kind: AttemptKind
  part: string
  state: 'open' | 'submitted'
  startedAt: Date
  endsAt: Date | null
  submittedAt: Date | null
  /** As it counts now: a paper marked anew by a corrected key has the better of its marks. */
  passed: boolean | null
  scorePercent: number | null
  /** Only failed critical objectives were asked. */
  retake: boolean
  /** When it was given back; null for one that counts. */
  returnedAt: Date | null
  /** When it was last marked anew; null for never. */
  regradedAt: Date | null
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
  const regrades = await db
    .select({
      attemptId: attemptRegrades.attemptId,
      regradedAt: attemptRegrades.regradedAt,
      passed: attemptRegrades.passed,
      mark: attemptRegrades.mark,
    })
    .from(attemptRegrades)
    .innerJoin(attempts, eq(attempts.id, attemptRegrades.attemptId))
    .where(and(eq(attempts.personId, personId), eq(attempts.programmeId, programmeId)))
  return applyRegrades(rows, regrades).map(({ mark, retakes, ...attempt }) => ({
    ...attempt,
    state: attempt.submittedAt ? 'submitted' : 'open',
    scorePercent: mark?.scorePercent ?? null,
    retake: retakes !== null,
    regradedAt: latest(regrades.flatMap((one) => (one.attemptId === attempt.id ? one.regradedAt : []))),
  }))
}
