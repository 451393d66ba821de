import { findAttempt } from '#app/domain/assessment/find-attempt.ts'
import { startAttempt } from '#app/domain/assessment/start-attempt.ts'
import { submitAttempt } from '#app/domain/assessment/submit-attempt.ts'
import { findRules } from '#app/domain/certification/find-rules.ts'
import { signRules } from '#app/domain/certification/sign-rules.ts'
import { completeLesson } from '#app/domain/learning/complete-lesson.ts'
import type { Database } from '#db/handle.ts'
import type { AttemptKind } from '#db/schema/index.ts'
import type { TestCatalogue, TestQuestion } from './catalogue.ts'

/** Which questions a learner answers rightly: all, none, or those the function says. */
export type Knowledge = 'all' | 'nothing' | ((question: TestQuestion) => boolean)

/** A person going through a programme by the real commands, each at an instant of the test's choice. */
export function learnerOf(db: Database, catalogue: TestCatalogue, personId: string) {
  const { programmeId } = catalogue

  /** `final`, `refresher`, `update`, or a course id: its quiz, unless the kind says that it is the pre-assessment. */
  async function start(part: string, at: Date, kind: AttemptKind = kindOf(part)) {
    return startAttempt(db, { personId, programmeId, kind, part, language: 'en', honestyAccepted: true }, at)
  }

  async function answersFor(attemptId: string, knowledge: Knowledge) {
    const attempt = await findAttempt(db, { personId, attemptId })
    if (!attempt) throw new Error('There is no such attempt')
    return attempt.items.map(({ questionVersionId }) => {
      const question = catalogue.questions.get(questionVersionId)
      if (!question) throw new Error('This question is not of this catalogue')
      const right = typeof knowledge === 'function' ? knowledge(question) : knowledge === 'all'
      return { questionVersionId, optionId: right ? question.correctOptionId : question.wrongOptionId }
    })
  }

  async function sit(part: string, knowledge: Knowledge, at: Date, kind: AttemptKind = kindOf(part)) {
    const started = await start(part, at, kind)
    if (started.kind === 'refused') return started
    const { attemptId } = started
    return submitAttempt(db, { personId, attemptId, answers: await answersFor(attemptId, knowledge) }, at)
  }

  async function learnLessons(courseId: string, at: Date) {
    const course = catalogue.courses.find(({ id }) => id === courseId)
    for (const lessonId of course?.lessonIds ?? []) await completeLesson(db, { personId, courseId, lessonId }, at)
  }

  async function learn(at: Date) {
    for (const { id } of catalogue.courses) {
      await learnLessons(id, at)
      await sit(id, 'all', at)
    }
  }

  async function sign(at: Date) {
    const rules = await findRules(db, catalogue.rulesId)
    if (!rules) throw new Error('There are no rules')
    const textHash = rules.texts.en.hash
    return signRules(db, { personId, programmeId, rulesRevisionId: rules.revision.id, language: 'en', textHash }, at)
  }

  /** Lessons, quizzes, final and signature, all at one instant. Answers the certificate's id. */
  async function becomeCertified(at: Date): Promise<string> {
    await learn(at)
    const passed = await sit('final', 'all', at)
    if (passed.kind !== 'marked') throw new Error(passed.reason)
    const signed = passed.certificateId ? null : await sign(at)
    const certificateId = passed.certificateId ?? (signed?.kind === 'signed' ? signed.certificateId : null)
    if (!certificateId) throw new Error('No certificate was awarded')
    return certificateId
  }

  return { start, answersFor, sit, learnLessons, learn, sign, becomeCertified }
}

function kindOf(part: string): AttemptKind {
  return part === 'final' || part === 'refresher' || part === 'update' ? part : 'quiz'
}
