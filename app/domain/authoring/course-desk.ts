import { listCourseTeam } from '#app/domain/catalogue/list-course-team.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import type { Database } from '#db/handle.ts'
import type { CoursePart } from '#db/schema/index.ts'
import { type AuthoredFile, authoredFile } from './authored-path.ts'

/** As what somebody works on a course now; none for whoever is not on its team. Administrators compose teams and work on none by that. */
export async function partsOn(db: Database, courseId: string, actor: Actor, at: Date): Promise<CoursePart[]> {
  if (actor.kind !== 'person') return []
  const team = await listCourseTeam(db, courseId, at)
  return team.filter(({ personId }) => personId === actor.personId).map(({ part }) => part)
}

/** Whether somebody may change a file of a course: its authors every one, its translators texts in other languages than English. */
export function mayChangeFile(parts: readonly CoursePart[], path: string, folder: string): boolean {
  const file = authoredFile(path, folder)
  if (!file) return false
  return parts.includes('author') || (parts.includes('translator') && isTranslation(file))
}

/** Whether somebody may see a course's drafts, keys and figures: whoever works on it, and administrators of everything. */
export async function mayOpenDesk(db: Database, courseId: string, actor: Actor, at: Date): Promise<boolean> {
  return (await partsOn(db, courseId, actor, at)).length > 0 || administersEverything(db, actor, at)
}

function isTranslation(file: AuthoredFile): boolean {
  return 'language' in file && file.language !== 'en'
}
