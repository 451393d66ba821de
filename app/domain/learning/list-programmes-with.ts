import type { Database } from '#db/handle.ts'
import type { LocalisedText } from '#db/schema/index.ts'
import { listProgrammes } from './list-programmes.ts'

/** The programmes whose current version has a course as a module. */
export async function listProgrammesWith(
  db: Database,
  courseId: string,
): Promise<{ programmeId: string; title: LocalisedText }[]> {
  return (await listProgrammes(db))
    .filter(({ body }) => body.modules.includes(courseId))
    .map(({ id, body }) => ({ programmeId: id, title: body.title }))
}
