import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { partsOn } from '#app/domain/authoring/course-desk.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { queueWork } from '#app/domain/office/queue-work.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { concerns, questionCorrections } from '#db/schema/index.ts'
import { findCorrections } from './find-corrections.ts'
import { findQuestions, type Question } from './find-questions.ts'
import { isAskedIn, listOwnAskedAttempts } from './list-asked-attempts.ts'
import { comesBack, markAnew, passesNow } from './mark-anew.ts'
import { previewCorrection } from './preview-correction.ts'

type Correction = {
  courseId: string
  questionVersionId: string
  /** The option that is right after all; null where none of them can be called right. */
  correctOptionId: string | null
  /** Why, in the words of whoever corrects it. */
  reason: string
  /** The concern that brought it up, if one did. */
  concernId: string | null
  /** Of the preview that was looked at (`previewCorrection`). */
  fingerprint: string
  baseUrl: string
}

export type CorrectionRefusal =
  | 'no-such-question'
  | 'course-authors-only'
  | 'correction-reason-missing'
  | 'correction-reason-too-long'
  | 'no-such-option'
  | 'key-as-it-is'
  | 'corrected-already'
  | 'no-such-concern'
  | 'own-paper'
  | 'changed-since-preview'

export type CorrectQuestionOutcome =
  | { kind: 'corrected'; correctionId: string }
  | { kind: 'refused'; reason: CorrectionRefusal }

/** Queued with every correction: marks anew what was marked by the wrong key. */
export const regradeWork = 'regrade-attempts'
const longestReason = 1000

/**
 * Records which option of a question version is right after all. From then on the version is drawn no more and papers are marked by
 * that key; what was marked before is marked anew as queued work. Only an author of the course may, and nobody whose own paper gains by it.
 */
export async function correctQuestion(
  db: Database,
  correction: Correction,
  actor: Actor,
  at: Date,
): Promise<CorrectQuestionOutcome> {
  const early = await refusalOf(db, correction, actor, at)
  if (early) return early
  // Marking thousands of papers must keep no writer waiting, so that it is compared before the transaction.
  const { fingerprint } = await previewCorrection(db, correction, at)
  if (fingerprint !== correction.fingerprint) return { kind: 'refused', reason: 'changed-since-preview' }
  const corrections = (await findCorrections(db)).size
  return inTransaction(db, async (tx) => {
    const refusal = await refusalOf(tx, correction, actor, at)
    if (refusal) return refusal
    if ((await findCorrections(tx)).size !== corrections) return { kind: 'refused', reason: 'changed-since-preview' }
    return record(tx, correction, actor, at)
  })
}

async function refusalOf(
  db: Database,
  correction: Correction,
  actor: Actor,
  at: Date,
): Promise<CorrectQuestionOutcome | null> {
  const { courseId, questionVersionId, correctOptionId, reason, concernId } = correction
  const refused = (why: CorrectionRefusal) => ({ kind: 'refused', reason: why }) as const
  if (!(await partsOn(db, courseId, actor, at)).includes('author')) return refused('course-authors-only')
  const question = (await findQuestions(db, [questionVersionId])).get(questionVersionId)
  if (!question || question.courseId !== courseId) return refused('no-such-question')
  const standing = await findStandingCorrection(db, questionVersionId)
  if (standing) {
    const same = standing.correctOptionId === correctOptionId && standing.correctedBy === actorIdOf(actor)
    // The same form sent twice is one correction.
    return same ? { kind: 'corrected', correctionId: standing.id } : refused('corrected-already')
  }
  const keyRefusal = refusalOfKey(question, correctOptionId)
  if (keyRefusal) return refused(keyRefusal)
  if (reason.trim() === '') return refused('correction-reason-missing')
  if (reason.length > longestReason) return refused('correction-reason-too-long')
  if (concernId && !(await isRaisedAbout(db, concernId, question))) return refused('no-such-concern')
  return (await gainsByIt(db, correction, actor)) ? refused('own-paper') : null
}

/** Why a key cannot become this one, or null. */
export function refusalOfKey(
  { optionIds, correctOptionId: present }: Pick<Question, 'optionIds' | 'correctOptionId'>,
  correctOptionId: string | null,
): 'no-such-option' | 'key-as-it-is' | null {
  if (correctOptionId === null) return null
  if (!optionIds.includes(correctOptionId)) return 'no-such-option'
  return correctOptionId === present ? 'key-as-it-is' : null
}

/** Nobody decides about themselves: not about a paper that would pass or come back by it, nor about one that they are still writing. */
async function gainsByIt(
  db: Database,
  { questionVersionId, correctOptionId }: Correction,
  actor: Actor,
): Promise<boolean> {
  if (actor.kind !== 'person') return false
  const own = await listOwnAskedAttempts(db, actor.personId, questionVersionId)
  if (own.some(({ submittedAt }) => submittedAt === null)) return true
  if (own.length === 0) return false
  const corrections = new Map([...(await findCorrections(db)), [questionVersionId, correctOptionId]])
  const ids = own.map(({ id }) => id)
  return (await markAnew(db, ids, corrections)).some((marked) => passesNow(marked) || comesBack(marked))
}

async function findStandingCorrection(db: Database, questionVersionId: string) {
  const [standing] = await db
    .select()
    .from(questionCorrections)
    .where(eq(questionCorrections.questionVersionId, questionVersionId))
  return standing
}

/** Whether a concern is about a question, in whichever version, or about a whole sitting that asked it. */
async function isRaisedAbout(
  db: Database,
  concernId: string,
  { courseId, questionId, id }: Question,
): Promise<boolean> {
  const [concern] = await db.select({ about: concerns.about }).from(concerns).where(eq(concerns.id, concernId))
  if (concern?.about.kind === 'question') {
    const { questionVersionId } = concern.about
    const asked = (await findQuestions(db, [questionVersionId])).get(questionVersionId)
    return asked?.courseId === courseId && asked.questionId === questionId
  }
  return concern?.about.kind === 'attempt' && (await isAskedIn(db, concern.about.attemptId, id))
}

async function record(
  tx: Transaction,
  { courseId, questionVersionId, correctOptionId, reason, concernId, baseUrl }: Correction,
  actor: Actor,
  at: Date,
): Promise<CorrectQuestionOutcome> {
  const question = (await findQuestions(tx, [questionVersionId])).get(questionVersionId) as Question
  const { questionId } = question
  const id = randomUUID()
  const given = { courseId, questionId, questionVersionId, correctOptionId, reason: reason.trim(), concernId }
  await tx.insert(questionCorrections).values({ id, ...given, correctedBy: actorIdOf(actor), correctedAt: at })
  const payload = { correctionId: id, ...given, keyBefore: question.correctOptionId }
  await recordEntry(tx, { action: 'question.corrected', actor, subjectId: `${courseId}/${questionId}`, payload }, at)
  await queueWork(tx, { kind: regradeWork, payload: { correctionId: id, baseUrl } }, at)
  return { kind: 'corrected', correctionId: id }
}
