import { inArray } from 'drizzle-orm'
import { countCourse } from '#app/domain/assessment/count-bank.ts'
import type { PublishableCourse } from '#app/domain/catalogue/publish-course.ts'
import { listProgrammes } from '#app/domain/learning/list-programmes.ts'
import { programmeProblems } from '#app/domain/learning/programme-problems.ts'
import type { Database } from '#db/handle.ts'
import { type LocalisedText, type ProgrammeBody, questionCorrections } from '#db/schema/index.ts'

/** A programme that could not draw its papers any more, and one place where. */
export type LackingProgramme = {
  programmeId: string
  title: LocalisedText
  problem: 'thin-quiz' | 'empty-cell' | 'no-such-objective'
  objective: string | null
  draw: number
  holds: number
}

/**
 * The programmes that have a course as a module and would find too few questions in it, or an objective missing, if it were published
 * like this. Questions whose key was found wrong are drawn no more and do not count. `coming`: programmes that are about to be
 * published with it, which ask for what they will ask then.
 */
export async function findLackingProgrammes(
  db: Database,
  course: Pick<PublishableCourse, 'courseId' | 'body' | 'questions'>,
  coming: ReadonlyMap<string, ProgrammeBody> = new Map(),
): Promise<LackingProgramme[]> {
  const { courseId, body } = course
  const corrected = await listCorrected(db, body.questionVersionIds)
  const questions = course.questions.filter(({ id }) => !corrected.has(id))
  const courses = new Map([[courseId, countCourse(courseId, body, questions)]])
  const nothingElse = { courses, requirements: new Map(), rulesIds: [], unitIds: [] }
  return (await listProgrammes(db))
    .map(({ id, body: now }) => ({ id, body: coming.get(id) ?? now }))
    .filter((programme) => programme.body.modules.includes(courseId))
    .flatMap(({ id, body: asks }) =>
      programmeProblems(asks, nothingElse).flatMap(({ problem, values }) =>
        values.course === courseId && isLacking(problem)
          ? [
              {
                programmeId: id,
                title: asks.title,
                problem,
                objective: typeof values.objective === 'string' ? values.objective : null,
                draw: Number(values.draw ?? 0),
                holds: Number(values.holds ?? 0),
              },
            ]
          : [],
      ),
    )
}

function isLacking(problem: string): problem is LackingProgramme['problem'] {
  return ['thin-quiz', 'empty-cell', 'no-such-objective'].includes(problem)
}

async function listCorrected(db: Database, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .select({ id: questionCorrections.questionVersionId })
    .from(questionCorrections)
    .where(inArray(questionCorrections.questionVersionId, ids))
  return new Set(rows.map(({ id }) => id))
}
