import { and, asc, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { setAsideTexts } from '#db/schema/index.ts'

export type SetAsideText = typeof setAsideTexts.$inferSelect

/** As it stands in a list; a picture that was kept weighs half a megabyte. */
export type ListedSetAside = Pick<SetAsideText, 'id' | 'path' | 'setAsideAt'>

const listed = { id: setAsideTexts.id, path: setAsideTexts.path, setAsideAt: setAsideTexts.setAsideAt }

/** What a person wrote in a course and could not save because somebody was first, as long as they have not settled it; oldest first. */
export function listSetAsideTexts(
  db: Database,
  { courseId, personId }: { courseId: string; personId: string },
): Promise<ListedSetAside[]> {
  const mine = and(eq(setAsideTexts.courseId, courseId), eq(setAsideTexts.personId, personId))
  return db
    .select(listed)
    .from(setAsideTexts)
    .where(and(mine, isNull(setAsideTexts.settledAt)))
    .orderBy(asc(setAsideTexts.setAsideAt), asc(setAsideTexts.id))
}

/** So many kept texts are listed; older ones are kept as well. */
const mostKept = 20

/** What of a person's own words in a course was replaced on purpose or is settled, and is kept all the same; latest first. */
export function listKeptTexts(
  db: Database,
  { courseId, personId }: { courseId: string; personId: string },
): Promise<ListedSetAside[]> {
  const mine = and(eq(setAsideTexts.courseId, courseId), eq(setAsideTexts.personId, personId))
  return db
    .select(listed)
    .from(setAsideTexts)
    .where(and(mine, isNotNull(setAsideTexts.settledAt)))
    .orderBy(desc(setAsideTexts.setAsideAt), asc(setAsideTexts.id))
    .limit(mostKept)
}

/** One of either, settled or not, if this person wrote it; null otherwise. */
export async function findSetAsideText(
  db: Database,
  { id, courseId, personId }: { id: string; courseId: string; personId: string },
): Promise<SetAsideText | null> {
  const [found] = await db
    .select()
    .from(setAsideTexts)
    .where(and(eq(setAsideTexts.id, id), eq(setAsideTexts.courseId, courseId), eq(setAsideTexts.personId, personId)))
  return found ?? null
}
