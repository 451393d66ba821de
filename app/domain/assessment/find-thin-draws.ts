import { findCurrentCourses } from '#app/domain/learning/find-current-courses.ts'
import { findProgramme } from '#app/domain/learning/find-programme.ts'
import type { Database } from '#db/handle.ts'
import { type LocalisedText, programmes } from '#db/schema/index.ts'
import { findBank } from './find-bank.ts'
import type { Question } from './find-questions.ts'

/** A quiz, or one cell of a final's blueprint, for which there are too few questions left. */
export type ThinDraw = {
  programmeId: string
  programmeTitle: LocalisedText
  courseId: string
  courseTitle: LocalisedText
  pool: 'quiz' | 'final'
  /** Null for a quiz. */
  objective: LocalisedText | null
  critical: boolean
  draw: number
  /** Questions that may be drawn at all. */
  holds: number
  /** Of these, the ones that rest on no fact of law found wrong. */
  sound: number
}

/**
 * Draws of every programme that fall short of sound questions: with `holds` below `draw` nobody can begin them; else questions on a fact
 * found wrong must still be asked. `without`: as if this question version were drawn no more.
 */
export async function findThinDraws(db: Database, at: Date, without: string | null = null): Promise<ThinDraw[]> {
  const thin: ThinDraw[] = []
  for (const { id } of await db.select({ id: programmes.id }).from(programmes)) {
    const programme = await findProgramme(db, id)
    if (!programme) continue
    const { body } = programme
    for (const { courseId, body: course } of await findCurrentCourses(db, body.modules, at)) {
      const bank = (await findBank(db, [courseId], at)).filter((question) => question.id !== without)
      const about = { programmeId: id, programmeTitle: body.title, courseId, courseTitle: course.title }
      const check = (draw: number, of: Pick<ThinDraw, 'pool' | 'objective' | 'critical'>, questions: Question[]) => {
        const sound = questions.filter(({ underReview }) => !underReview).length
        if (sound < draw) thin.push({ ...about, ...of, draw, holds: questions.length, sound })
      }
      const quiz = bank.filter(({ pool }) => pool === 'quiz')
      check(body.quiz.draw, { pool: 'quiz', objective: null, critical: false }, quiz)
      for (const cell of body.final.blueprint.filter((one) => one.module === courseId)) {
        const text = course.objectives.find((one) => one.id === cell.objective)?.text ?? { en: cell.objective }
        const inCell = bank.filter(
          ({ pool, objective, critical }) =>
            pool === 'final' && objective === cell.objective && critical === cell.critical,
        )
        check(cell.draw, { pool: 'final', objective: text, critical: cell.critical }, inCell)
      }
    }
  }
  return thin
}
