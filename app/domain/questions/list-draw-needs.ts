import { listProgrammes } from '#app/domain/learning/list-programmes.ts'
import type { Database } from '#db/handle.ts'
import type { LocalisedText } from '#db/schema/index.ts'

/** One place where a programme draws questions of a course: its quiz, or a cell of its final's blueprint. */
export type DrawNeed = {
  programmeId: string
  title: LocalisedText
  /** Null for the quiz. */
  objective: string | null
  critical: boolean
  draw: number
  /** How many questions there are to draw from. */
  holds: number
}

type Drawable = { pool: 'quiz' | 'final'; objective: string | null; critical: boolean }

/** How many questions each programme draws from a course, and how many of these there would be to draw from. */
export async function listDrawNeeds(
  db: Database,
  courseId: string,
  questions: readonly Drawable[],
): Promise<DrawNeed[]> {
  return (await listProgrammes(db))
    .filter(({ body }) => body.modules.includes(courseId))
    .flatMap(({ id, body }) => {
      const about = { programmeId: id, title: body.title }
      const quiz = questions.filter(({ pool }) => pool === 'quiz').length
      const cells = body.final.blueprint
        .filter(({ module }) => module === courseId)
        .map(({ objective, critical, draw }) => ({
          ...about,
          objective,
          critical,
          draw,
          holds: questions.filter(
            (one) => one.pool === 'final' && one.objective === objective && one.critical === critical,
          ).length,
        }))
      return [{ ...about, objective: null, critical: false, draw: body.quiz.draw, holds: quiz }, ...cells]
    })
}
