import { correctQuestion } from '#app/domain/assessment/correct-question.ts'
import { findQuestions } from '#app/domain/assessment/find-questions.ts'
import { previewCorrection } from '#app/domain/assessment/preview-correction.ts'
import { regradeAttempts } from '#app/domain/assessment/regrade-attempts.ts'
import { addToCourseTeam } from '#app/domain/catalogue/add-to-course-team.ts'
import type { Database } from '#db/handle.ts'
import { addTestOfficer, operator, type TestPerson } from './people.ts'

/** Somebody who writes a course of the catalogue. */
export async function addAuthorOf(db: Database, courseId: string, at: Date): Promise<TestPerson> {
  const person = await addTestOfficer(db, 'trainer')
  const member = { courseId, personId: person.id, part: 'author', reason: 'A test' } as const
  const outcome = await addToCourseTeam(db, member, operator, at)
  if (outcome.kind === 'refused') throw new Error(outcome.reason)
  return person
}

/** Previews and applies a correction as an author, without the marking anew that follows it. Answers the correction's id. */
export async function correctKey(
  db: Database,
  key: { questionVersionId: string; correctOptionId: string | null },
  at: Date,
): Promise<string> {
  const question = (await findQuestions(db, [key.questionVersionId])).get(key.questionVersionId)
  if (!question) throw new Error('There is no such question')
  const { courseId } = question
  const author = await addAuthorOf(db, courseId, at)
  const { fingerprint } = await previewCorrection(db, key, at)
  const correction = { ...key, courseId, reason: 'The key was wrong', concernId: null, fingerprint, baseUrl: '' }
  const outcome = await correctQuestion(db, correction, author.actor, at)
  if (outcome.kind === 'refused') throw new Error(outcome.reason)
  return outcome.correctionId
}

/** The correction with everything that follows from it. */
export async function correctAndRegrade(
  db: Database,
  key: { questionVersionId: string; correctOptionId: string | null },
  at: Date,
): Promise<string> {
  const correctionId = await correctKey(db, key, at)
  await regradeAttempts(db, { correctionId, baseUrl: '' }, at)
  return correctionId
}
