import { max } from 'drizzle-orm'
import { findThinDraws, type ThinDraw } from '#app/domain/assessment/find-thin-draws.ts'
import { findWrongFacts } from '#app/domain/catalogue/find-wrong-facts.ts'
import { listLegalFacts } from '#app/domain/catalogue/list-legal-facts.ts'
import type { Database } from '#db/handle.ts'
import { questionCorrections } from '#db/schema/index.ts'
import type { Waiting } from './waiting.ts'
import { findAuthors } from './waiting-for-law.ts'

/**
 * Courses whose quiz or final lacks sound questions, since a key was found wrong or a fact of law: either nobody can begin it, or
 * questions on the wrong fact must still be asked. For their authors, or else the trainers of the whole organisation.
 */
export async function listThinBanksWaiting(db: Database, at: Date): Promise<Waiting[]> {
  const causes = await findCauses(db, at)
  if (causes.size === 0) return []
  const thin = new Map<string, ThinDraw>()
  for (const draw of await findThinDraws(db, at)) thin.set(draw.courseId, draw)
  if (thin.size === 0) return []
  const authorsOf = await findAuthors(db)
  return [...thin].map(([courseId, { courseTitle }]) => ({
    kind: 'thin-bank',
    id: `thin-bank ${courseId}`,
    since: causes.get(courseId) ?? new Date(Math.max(...[...causes.values()].map((cause) => cause.getTime()))),
    roles: ['trainer'],
    unitId: null,
    firstIds: authorsOf.get(courseId) ?? [],
    subject: { kind: 'course', courseId, title: courseTitle },
    href: `/training/courses/${courseId}/questions`,
  }))
}

/** Since when questions have been missing: by course for corrected keys, and under the empty name for facts found wrong. */
async function findCauses(db: Database, at: Date): Promise<Map<string, Date>> {
  const corrected = await db
    .select({ courseId: questionCorrections.courseId, at: max(questionCorrections.correctedAt) })
    .from(questionCorrections)
    .groupBy(questionCorrections.courseId)
  const causes = new Map(corrected.flatMap((one) => (one.at ? [[one.courseId, one.at] as const] : [])))
  const wrong = await findWrongFacts(db, at)
  if (wrong.size === 0) return causes
  const found = (await listLegalFacts(db, at)).flatMap(({ id, review }) => (wrong.has(id) && review ? review : []))
  for (const { reviewedAt } of found) causes.set('', reviewedAt)
  return causes
}
