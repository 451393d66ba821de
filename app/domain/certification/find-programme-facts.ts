import { asc, eq, sql } from 'drizzle-orm'
import { type CurrentCourse, findCurrentCourses } from '#app/domain/learning/find-current-courses.ts'
import { findProgrammeBody } from '#app/domain/learning/find-programme.ts'
import { findOrganisation } from '#app/domain/office/organisation.ts'
import type { Database } from '#db/handle.ts'
import { prepareOnce } from '#db/prepare-once.ts'
import { courseUpdates, programmeVersions, rulesActivations, rulesRevisions } from '#db/schema/index.ts'
import type { ProgrammeFacts } from './facts.ts'

/** What was published of a programme, with the lessons its modules had at `asAt`. */
export async function findProgrammeFacts(db: Database, programmeId: string, asAt: Date): Promise<ProgrammeFacts> {
  const rows = await prepareOnce(db, versionsQuery).execute({ programmeId })
  const versions: ProgrammeFacts['versions'] = []
  for (const version of rows) versions.push({ ...version, body: await findProgrammeBody(db, version.id) })

  const { timeZone } = await findOrganisation(db)
  const body = versions.filter((version) => version.publishedAt <= asAt).at(-1)?.body
  if (!body) return { id: programmeId, timeZone, versions, rules: [], courses: [], updates: [] }
  const courses = await findCurrentCourses(db, body.modules, asAt)
  return {
    id: programmeId,
    timeZone,
    versions,
    rules: await prepareOnce(db, rulesQuery).execute({ rulesId: body.rules }),
    courses: courses.map(lessonsOf),
    updates: await prepareOnce(db, updatesQuery).execute({ programmeId }),
  }
}

/** The lessons of a module as standings know them. */
export function lessonsOf({ courseId, body: { lessons } }: CurrentCourse): ProgrammeFacts['courses'][number] {
  return {
    courseId,
    lessonIds: lessons.map(({ id }) => id),
    revisionIds: Object.fromEntries(lessons.map(({ id, revisions }) => [id, revisions.en])),
  }
}

function updatesQuery(db: Database) {
  return db
    .select({
      id: courseUpdates.id,
      courseId: courseUpdates.courseId,
      lessonIds: courseUpdates.lessonIds,
      objectives: courseUpdates.objectives,
      publishedAt: courseUpdates.publishedAt,
      graceUntil: courseUpdates.graceUntil,
      withdrawnAt: courseUpdates.withdrawnAt,
    })
    .from(courseUpdates)
    .where(eq(courseUpdates.programmeId, sql.placeholder('programmeId')))
    .orderBy(asc(courseUpdates.publishedAt), asc(courseUpdates.id))
    .prepare()
}

function versionsQuery(db: Database) {
  return db
    .select({
      id: programmeVersions.id,
      number: programmeVersions.number,
      material: programmeVersions.material,
      graceUntil: programmeVersions.graceUntil,
      publishedAt: programmeVersions.publishedAt,
    })
    .from(programmeVersions)
    .where(eq(programmeVersions.programmeId, sql.placeholder('programmeId')))
    .orderBy(asc(programmeVersions.number))
    .prepare()
}

function rulesQuery(db: Database) {
  return db
    .select({
      id: rulesRevisions.id,
      number: rulesRevisions.number,
      material: rulesRevisions.material,
      graceUntil: rulesRevisions.graceUntil,
      liveAt: rulesActivations.activatedAt,
    })
    .from(rulesRevisions)
    .leftJoin(rulesActivations, eq(rulesActivations.rulesRevisionId, rulesRevisions.id))
    .where(eq(rulesRevisions.rulesId, sql.placeholder('rulesId')))
    .orderBy(asc(rulesRevisions.number))
    .prepare()
}
