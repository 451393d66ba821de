import { asc, inArray } from 'drizzle-orm'
import { findCorrections } from '#app/domain/assessment/find-corrections.ts'
import { findQuestions } from '#app/domain/assessment/find-questions.ts'
import { findChosen } from '#app/domain/assessment/settle-attempt.ts'
import type { Database } from '#db/handle.ts'
import { attemptRegrades, attempts } from '#db/schema/index.ts'
import { questionName } from './find-live-questions.ts'

export type SatPaper = Awaited<ReturnType<typeof findSatPapers>>[number]

/**
 * The attempt that a certificate rests on, after a retake with the whole paper before it: what was drawn, in which order, what was answered
 * and how it was marked. Of questions that a final still asks neither the right option nor the chosen one is told: the answers of good
 * papers are the key. `paper`, `answers` and `mark` with the attempt's id are what its digest is of, once no answer is kept back.
 */
export async function findSatPapers(db: Database, attemptId: string, live: ReadonlySet<string>) {
  const [last] = await db
    .select()
    .from(attempts)
    .where(inArray(attempts.id, [attemptId]))
  const ids = [attemptId, ...(last?.retakes ? [last.retakes.attemptId] : [])]
  const sat = await db.select().from(attempts).where(inArray(attempts.id, ids)).orderBy(asc(attempts.startedAt))
  const regrades = await db
    .select()
    .from(attemptRegrades)
    .where(inArray(attemptRegrades.attemptId, ids))
    .orderBy(asc(attemptRegrades.regradedAt))
  const corrections = await findCorrections(db)
  const papers = []
  for (const attempt of sat) {
    const versions = await findQuestions(
      db,
      attempt.paper.map(({ questionVersionId }) => questionVersionId),
    )
    const questions = attempt.paper.map(({ questionVersionId }) => {
      const version = versions.get(questionVersionId)
      if (!version) return { questionVersionId }
      const { courseId, questionId, objective, critical, correctOptionId } = version
      const told = { questionVersionId, courseId, questionId, objective, critical }
      if (live.has(questionName(version))) return { ...told, key: 'kept back: a final still asks this question' }
      const corrected = corrections.get(questionVersionId)
      return { ...told, correctOptionId, ...(corrected === undefined ? {} : { correctedTo: corrected }) }
    })
    const isLive = (questionVersionId: string) => {
      const version = versions.get(questionVersionId)
      return version !== undefined && live.has(questionName(version))
    }
    const chosen = [...(await findChosen(db, attempt.id))]
    const answers = Object.fromEntries(chosen.filter(([questionVersionId]) => !isLive(questionVersionId)))
    papers.push({
      attemptId: attempt.id,
      kind: attempt.kind,
      part: attempt.part,
      programmeVersionId: attempt.programmeVersionId,
      language: attempt.language,
      supervised: attempt.supervisionCodeId !== null,
      startedAt: attempt.startedAt,
      endsAt: attempt.endsAt,
      submittedAt: attempt.submittedAt,
      retakes: attempt.retakes,
      questions,
      paper: attempt.paper,
      answers,
      answersKeptBack: chosen.length - Object.keys(answers).length,
      mark: attempt.mark,
      passed: attempt.passed,
      digest: attempt.digest,
      markedAnew: regrades
        .filter((regrade) => regrade.attemptId === attempt.id)
        .map(({ correctionId, mark, passed, regradedAt }) => ({ correctionId, mark, passed, regradedAt })),
    })
  }
  return papers
}
