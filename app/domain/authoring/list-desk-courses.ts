import { and, eq, inArray, isNull, like } from 'drizzle-orm'
import { z } from 'zod'
import { findCatalogue } from '#app/domain/catalogue/find-catalogue.ts'
import { listCourseTeams, type TeamMember } from '#app/domain/catalogue/list-course-team.ts'
import { localised } from '#app/lesson-markup/language.ts'
import { readYaml } from '#app/lesson-markup/read-yaml.ts'
import type { Database } from '#db/handle.ts'
import { courseDrafts, draftFiles, draftReviews, type LocalisedText, people } from '#db/schema/index.ts'
import { findWithdrawnCourses } from './find-withdrawn-courses.ts'

export type DeskCourse = {
  courseId: string
  title: LocalisedText
  /** The number of the published revision; 0 for a course that was never published. */
  publishedNumber: number
  team: Pick<TeamMember, 'personId' | 'name' | 'part'>[]
  /** How many files differ from what is published. */
  changedFiles: number
  /** The draft was laid before a second trainer, who has not answered yet. */
  inReview: boolean
  /** Who changed it last; the name is null where it was no person of this house. */
  changed: { name: string | null; at: Date } | null
}

/** Every course that is published or being written, by its name; those taken out as well, for they can be put back. */
export async function listDeskCourses(db: Database, at: Date): Promise<DeskCourse[]> {
  const catalogue = new Map([...(await findWithdrawnCourses(db)), ...(await findCatalogue(db, at))])
  const teams = await listCourseTeams(db, at)
  const begun = await db.select({ courseId: courseDrafts.courseId }).from(courseDrafts)
  const changes = await listChanges(db)
  const waiting = await db
    .select({ courseId: draftReviews.courseId })
    .from(draftReviews)
    .where(isNull(draftReviews.decidedAt))
  const unpublished = begun.map(({ courseId }) => courseId).filter((id) => !catalogue.has(id))
  const titles = await titlesOf(db, unpublished)
  return [...catalogue.keys(), ...unpublished].sort().map((courseId) => {
    const published = catalogue.get(courseId)
    const mine = changes.filter((change) => change.courseId === courseId)
    const newest = mine.toSorted((one, other) => other.changedAt.getTime() - one.changedAt.getTime())[0]
    return {
      courseId,
      title: published?.body.title ?? titles.get(courseId) ?? { en: courseId },
      publishedNumber: published?.number ?? 0,
      team: teams
        .filter((member) => member.courseId === courseId)
        .map(({ personId, name, part }) => ({ personId, name, part })),
      changedFiles: mine.length,
      inReview: waiting.some((review) => review.courseId === courseId),
      changed: newest ? { name: newest.name, at: newest.changedAt } : null,
    }
  })
}

/** The files that differ from the published ones they were begun from, without what stands in them. */
async function listChanges(db: Database) {
  const rows = await db
    .select({
      courseId: draftFiles.courseId,
      hash: draftFiles.hash,
      basedOnHash: draftFiles.basedOnHash,
      changedAt: draftFiles.changedAt,
      name: people.name,
    })
    .from(draftFiles)
    .leftJoin(people, eq(people.id, draftFiles.changedBy))
  return rows.filter(({ hash, basedOnHash }) => hash !== basedOnHash)
}

const titled = z.looseObject({ title: localised })

/** What courses that were never published call themselves. */
async function titlesOf(db: Database, courseIds: string[]): Promise<Map<string, LocalisedText>> {
  if (courseIds.length === 0) return new Map()
  const rows = await db
    .select({ courseId: draftFiles.courseId, contentBase64: draftFiles.contentBase64 })
    .from(draftFiles)
    .where(and(inArray(draftFiles.courseId, courseIds), like(draftFiles.path, '%/course.yaml')))
  return new Map(
    rows.flatMap(({ courseId, contentBase64 }): [string, LocalisedText][] => {
      const read = readYaml(Buffer.from(contentBase64 ?? '', 'base64').toString('utf8'), titled)
      return read.kind === 'read' ? [[courseId, read.value.title]] : []
    }),
  )
}
