import path from 'node:path'
import { eq } from 'drizzle-orm'
import { compileSyllabus } from '#app/domain/catalogue/compile-syllabus.ts'
import { findCatalogue } from '#app/domain/catalogue/find-catalogue.ts'
import { importSyllabus } from '#app/domain/catalogue/import-syllabus.ts'
import { figureAddress } from '#app/domain/catalogue/prepare-course.ts'
import { readSyllabus } from '#app/domain/catalogue/read-syllabus.ts'
import { findRules } from '#app/domain/certification/find-rules.ts'
import { takeRulesLive } from '#app/domain/certification/take-rules-live.ts'
import { defaultProgrammeId } from '#app/domain/learning/default-programme.ts'
import { findProgramme } from '#app/domain/learning/find-programme.ts'
import { saveActivityResponse } from '#app/domain/learning/save-activity-response.ts'
import { practise } from '#db/demo/practise.ts'
import type { Database } from '#db/handle.ts'
import { projectRoot } from '#db/project-root.ts'
import { lessonRevisions, questionVersions } from '#db/schema/index.ts'
import { published, type TestCatalogue } from './catalogue.ts'

const system = { kind: 'system' } as const

/** The courses as they are shipped, imported and with their rules live, in the shape in which tests speak about a programme. */
export async function publishShippedCourses(db: Database): Promise<TestCatalogue> {
  const syllabus = await compileSyllabus(await readSyllabus(path.join(projectRoot, 'courses')), figureAddress)
  await importSyllabus(db, { syllabus, material: true, graceUntil: null }, system, published)
  const programme = await findProgramme(db, defaultProgrammeId)
  const rules = programme && (await findRules(db, programme.rulesId))
  if (!programme || !rules) throw new Error('The syllabus has no programme with rules')
  await takeRulesLive(db, { rulesRevisionId: rules.revision.id }, system, published)

  const known = await findCatalogue(db, published)
  const courses = programme.body.modules.map((id) => {
    const { lessons = [], objectives = [] } = known.get(id)?.body ?? {}
    return { id, lessonIds: lessons.map((lesson) => lesson.id), objectives: objectives.map((one) => one.id) }
  })
  const questions: TestCatalogue['questions'] = new Map()
  for (const { id, courseId, pool, objective, critical, correctOptionId, texts } of await db
    .select()
    .from(questionVersions)) {
    const wrongOptionId = texts.en.options.find((option) => option.id !== correctOptionId)?.id ?? ''
    questions.set(id, { id, courseId, pool, objective, critical, correctOptionId, wrongOptionId })
  }
  return { programmeId: programme.id, rulesId: programme.rulesId, courses, questions }
}

/** Answers every activity of every lesson, so that all lessons can be finished. */
export async function answerEveryActivity(db: Database, personId: string, at: Date): Promise<void> {
  const lessons = await db.select().from(lessonRevisions).where(eq(lessonRevisions.language, 'en'))
  for (const { courseId, lessonId, activities } of lessons) {
    for (const activity of activities) {
      const response = practise(activity, 'a test')
      await saveActivityResponse(db, { personId, courseId, lessonId, activityId: activity.id, response }, at)
    }
  }
}
