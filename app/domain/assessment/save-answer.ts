import { and, eq, sql } from 'drizzle-orm'
import { type Database, inTransaction } from '#db/handle.ts'
import { prepareOnce } from '#db/prepare-once.ts'
import { answers, attempts, type PaperItem } from '#db/schema/index.ts'

export type GivenAnswer = { questionVersionId: string; optionId: string }

export type SaveAnswerOutcome =
  | { kind: 'saved' }
  | { kind: 'refused'; reason: 'no-such-attempt' | 'already-submitted' | 'time-over' | 'not-on-this-paper' }

/** Keeps one answer of an open attempt, in place of an earlier one. The same answer may be sent any number of times. */
export function saveAnswer(
  db: Database,
  answer: GivenAnswer & { personId: string; attemptId: string },
  at: Date,
): Promise<SaveAnswerOutcome> {
  return inTransaction(db, async (tx) => {
    const { personId, attemptId, questionVersionId, optionId } = answer
    const [attempt] = await prepareOnce(tx, openPaperQuery).execute({ attemptId, personId })
    if (!attempt) return { kind: 'refused', reason: 'no-such-attempt' }
    if (attempt.submittedAt) return { kind: 'refused', reason: 'already-submitted' }
    if (attempt.endsAt && attempt.endsAt < at) return { kind: 'refused', reason: 'time-over' }
    if (!isOnPaper(attempt.paper, answer)) return { kind: 'refused', reason: 'not-on-this-paper' }

    await prepareOnce(tx, keepAnswerQuery).execute({ attemptId, questionVersionId, optionId, savedAt: at })
    return { kind: 'saved' }
  })
}

function openPaperQuery(db: Database) {
  return db
    .select({ paper: attempts.paper, submittedAt: attempts.submittedAt, endsAt: attempts.endsAt })
    .from(attempts)
    .where(and(eq(attempts.id, sql.placeholder('attemptId')), eq(attempts.personId, sql.placeholder('personId'))))
    .prepare()
}

function keepAnswerQuery(db: Database) {
  return db
    .insert(answers)
    .values({
      attemptId: sql.placeholder('attemptId'),
      questionVersionId: sql.placeholder('questionVersionId'),
      optionId: sql.placeholder('optionId'),
      savedAt: sql.placeholder('savedAt'),
    })
    .onConflictDoUpdate({
      target: [answers.attemptId, answers.questionVersionId],
      set: { optionId: sql`excluded.option_id`, savedAt: sql`excluded.saved_at` },
    })
    .prepare()
}

/** Whether this option of this question was drawn for the paper. */
export function isOnPaper(paper: PaperItem[], { questionVersionId, optionId }: GivenAnswer): boolean {
  return paper.some((item) => item.questionVersionId === questionVersionId && item.optionIds.includes(optionId))
}
