import { and, eq, sql } from 'drizzle-orm'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { prepareOnce } from '#db/prepare-once.ts'
import { answers, attempts, certificates } from '#db/schema/index.ts'
import { type GivenAnswer, isOnPaper } from './save-answer.ts'
import { type Attempt, type Marked, settleAttempt } from './settle-attempt.ts'

export type SubmitAttemptOutcome =
  | Marked
  | { kind: 'refused'; reason: 'no-such-attempt' | 'not-on-this-paper' | 'answered-twice' }

/**
 * Hands an attempt in: marks it once, however often it is asked. Answers sent along are saved first, all or none; after the time
 * is over they are left out, and what was saved in time is marked.
 */
export function submitAttempt(
  db: Database,
  submission: { personId: string; attemptId: string; answers?: GivenAnswer[] },
  at: Date,
): Promise<SubmitAttemptOutcome> {
  return inTransaction(db, async (tx) => {
    const { personId, attemptId } = submission
    const given = submission.answers ?? []
    const [attempt] = await prepareOnce(tx, attemptQuery).execute({ attemptId, personId })
    if (!attempt) return { kind: 'refused', reason: 'no-such-attempt' }
    if (attempt.submittedAt) return repeatOutcome(tx, attempt)
    if (given.some((answer) => !isOnPaper(attempt.paper, answer)))
      return { kind: 'refused', reason: 'not-on-this-paper' }
    if (new Set(given.map((answer) => answer.questionVersionId)).size < given.length) {
      return { kind: 'refused', reason: 'answered-twice' }
    }
    const inTime = !attempt.endsAt || at <= attempt.endsAt
    if (given.length > 0 && inTime) await saveAll(tx, attemptId, given, at)
    return settleAttempt(tx, attempt, at)
  })
}

function attemptQuery(db: Database) {
  return db
    .select()
    .from(attempts)
    .where(and(eq(attempts.id, sql.placeholder('attemptId')), eq(attempts.personId, sql.placeholder('personId'))))
    .prepare()
}

async function repeatOutcome(tx: Transaction, attempt: Attempt): Promise<Marked> {
  const { id, mark, passed } = attempt
  if (!mark || passed === null) throw new Error(`Attempt ${id} was submitted without a mark`)
  const [certificate] = await tx
    .select({ id: certificates.id })
    .from(certificates)
    .where(eq(certificates.attemptId, id))
  return { kind: 'marked', attemptId: id, passed, mark, certificateId: certificate?.id ?? null }
}

async function saveAll(tx: Transaction, attemptId: string, given: GivenAnswer[], at: Date): Promise<void> {
  await tx
    .insert(answers)
    .values(given.map(({ questionVersionId, optionId }) => ({ attemptId, questionVersionId, optionId, savedAt: at })))
    .onConflictDoUpdate({
      target: [answers.attemptId, answers.questionVersionId],
      set: { optionId: sql`excluded.option_id`, savedAt: sql`excluded.saved_at` },
    })
}
