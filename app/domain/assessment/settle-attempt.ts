import { and, eq, isNull, sql } from 'drizzle-orm'
import { awardCertificateIfDue } from '#app/domain/certification/award-certificate.ts'
import { refreshStanding } from '#app/domain/certification/refresh-standing.ts'
import { findProgrammeBody } from '#app/domain/learning/find-programme.ts'
import { canonicalJson, sha256 } from '#app/domain/ledger/entry-hash.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Database, Transaction } from '#db/handle.ts'
import { prepareOnce } from '#db/prepare-once.ts'
import { answers, attempts, type Mark } from '#db/schema/index.ts'
import { correctedKeys, findCorrections } from './find-corrections.ts'
import { findQuestions } from './find-questions.ts'
import { isPass, markAnswers } from './mark-answers.ts'

export type Attempt = typeof attempts.$inferSelect

export type Marked = { kind: 'marked'; attemptId: string; passed: boolean; mark: Mark; certificateId: string | null }

/**
 * Marks what stands saved and closes the attempt, for good: one entry in the ledger with the digest over paper, answers and
 * mark, and the certificate if this completes it. After the time is over nothing more was saved, so what is marked is what stood then.
 */
export async function settleAttempt(tx: Transaction, attempt: Attempt, at: Date): Promise<Marked> {
  const { id, personId, programmeId, kind, part, paper, retakes } = attempt
  const chosen = await findChosen(tx, id)
  const questions = await findQuestions(
    tx,
    paper.map((item) => item.questionVersionId),
  )
  const keys = correctedKeys(questions, await findCorrections(tx))
  const body = await findProgrammeBody(tx, attempt.programmeVersionId)
  const mark = markAnswers(paper, chosen, keys)
  const passed = isPass(mark, { kind, retake: retakes !== null }, body)
  const digest = attemptDigest(attempt, chosen, mark)

  await prepareOnce(tx, closeAttemptQuery).execute({ id, submittedAt: at, mark, passed, digest })
  const actor = { kind: 'person', personId } as const
  const payload = { kind, part, passed, digest }
  await recordEntry(tx, { action: 'attempt.submitted', actor, subjectId: id, payload }, at)

  // A passed update is in the projection; nothing else of a submission is, but that a passed final can complete a certificate.
  if (kind === 'update' && passed) await refreshStanding(tx, personId, programmeId)
  if (kind !== 'final' || !passed) return { kind: 'marked', attemptId: id, passed, mark, certificateId: null }
  const certificateId = await awardCertificateIfDue(tx, { personId, programmeId }, at)
  if (certificateId) await refreshStanding(tx, personId, programmeId)
  return { kind: 'marked', attemptId: id, passed, mark, certificateId }
}

/** SHA-256 (hex) over what was asked, what was answered and how it was marked. */
function attemptDigest(attempt: Pick<Attempt, 'id' | 'paper'>, chosen: Map<string, string>, mark: Mark): string {
  return sha256(
    canonicalJson({ attemptId: attempt.id, paper: attempt.paper, answers: Object.fromEntries(chosen), mark }),
  )
}

/** The answers that stand, question version id to option id. */
export async function findChosen(db: Database, attemptId: string): Promise<Map<string, string>> {
  const rows = await prepareOnce(db, chosenQuery).execute({ attemptId })
  return new Map(rows.map((row) => [row.questionVersionId, row.optionId]))
}

function chosenQuery(db: Database) {
  return db
    .select({ questionVersionId: answers.questionVersionId, optionId: answers.optionId })
    .from(answers)
    .where(eq(answers.attemptId, sql.placeholder('attemptId')))
    .prepare()
}

function closeAttemptQuery(db: Database) {
  return db
    .update(attempts)
    .set({
      submittedAt: sql`${sql.param(sql.placeholder('submittedAt'), attempts.submittedAt)}`,
      mark: sql`${sql.param(sql.placeholder('mark'), attempts.mark)}`,
      passed: sql`${sql.param(sql.placeholder('passed'), attempts.passed)}`,
      digest: sql`${sql.placeholder('digest')}`,
    })
    .where(and(eq(attempts.id, sql.placeholder('id')), isNull(attempts.submittedAt)))
    .prepare()
}
