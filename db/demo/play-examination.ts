import { eq } from 'drizzle-orm'
import { findQuestions } from '#app/domain/assessment/find-questions.ts'
import { saveAnswer } from '#app/domain/assessment/save-answer.ts'
import { startAttempt } from '#app/domain/assessment/start-attempt.ts'
import { submitAttempt } from '#app/domain/assessment/submit-attempt.ts'
import { attempts } from '#db/schema/index.ts'
import { accepted } from './accepted.ts'
import type { DemoDeed, DemoStep, ExamResult } from './demo-step.ts'
import type { Act } from './play-step.ts'
import { idOf, type Scene } from './scene.ts'
import { sitPaper } from './sit-paper.ts'

type ExamDeed = Extract<DemoDeed, { kind: 'begin' | 'answer' | 'hand-in' }>

/** Begins an attempt, answers some of it, or hands it in with the answers that lead to the wanted result. */
export async function playExamination(scene: Scene, { staffNumber, at }: DemoStep, deed: ExamDeed): Promise<Act[]> {
  const { db } = scene
  const personId = idOf(scene, staffNumber)
  const { exam, part } = deed
  const name = `${staffNumber}/${exam}/${part}`
  if (deed.kind === 'begin') {
    const language = scene.people.get(staffNumber)?.language ?? 'en'
    const start = { personId, programmeId: scene.programme.id, kind: exam, part, language, honestyAccepted: true }
    return [
      async () => {
        const { attemptId } = accepted(await startAttempt(db, start, at), name)
        scene.attempts.set(name, attemptId)
      },
    ]
  }
  const attemptId = scene.attempts.get(name)
  if (!attemptId) throw new Error(`${name} was never begun`)
  if (deed.kind === 'answer') {
    const given = await answersTo(scene, attemptId, 'pass', staffNumber)
    return given
      .slice(0, deed.questions)
      .map((answer) => async () => accepted(await saveAnswer(db, { personId, attemptId, ...answer }, at), name))
  }
  const answers = await answersTo(scene, attemptId, deed.result, staffNumber)
  return [
    async () => {
      const { passed } = accepted(await submitAttempt(db, { personId, attemptId, answers }, at), name)
      if (passed !== (deed.result === 'pass')) throw new Error(`${name} was marked otherwise than the story says`)
    },
  ]
}

async function answersTo({ db, programme }: Scene, attemptId: string, result: ExamResult, staffNumber: string) {
  const [attempt] = await db
    .select({ paper: attempts.paper, kind: attempts.kind, retakes: attempts.retakes })
    .from(attempts)
    .where(eq(attempts.id, attemptId))
  if (!attempt) throw new Error(`There is no attempt ${attemptId}`)
  const keys = await findQuestions(
    db,
    attempt.paper.map((item) => item.questionVersionId),
  )
  const { quiz, final, preAssessment } = programme.body
  const passPercents = {
    quiz: quiz.passPercent,
    final: attempt.retakes ? 100 : final.passPercent,
    'pre-assessment': preAssessment.passPercent,
    // It has no pass mark: in the demonstration people get about as much right as in a quiz.
    refresher: quiz.passPercent,
    update: quiz.passPercent,
  }
  return sitPaper(attempt.paper, keys, { result, passPercent: passPercents[attempt.kind], staffNumber })
}
