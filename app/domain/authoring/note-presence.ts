import { and, eq, gt, lt, ne } from 'drizzle-orm'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { draftPresences, people } from '#db/schema/index.ts'
import { authoredFile } from './authored-path.ts'
import { partsOn } from './course-desk.ts'
import { findDraft } from './find-draft.ts'

/** Whoever has not been heard of for this long has gone. The script says every 20 seconds that somebody is here. In milliseconds. */
const absence = 60_000
/** Older ones are cleared away as others come. In milliseconds. */
const forgotten = 3_600_000

type Place = { courseId: string; path: string }

/** Notes that somebody who works on a course has one of its texts before them. No fact: it is in no ledger, and forgotten within the hour. */
export function notePresence(db: Database, { courseId, path }: Place, actor: Actor, at: Date) {
  return inTransaction(db, async (tx) => {
    const draft = await findDraft(tx, courseId)
    const isText = draft && authoredFile(path, draft.folder) !== null
    if (!isText || (await partsOn(tx, courseId, actor, at)).length === 0)
      return { kind: 'refused', reason: 'not-on-the-team' } as const
    await tx.delete(draftPresences).where(lt(draftPresences.seenAt, new Date(at.getTime() - forgotten)))
    const { courseId: course, path: text, personId: person } = draftPresences
    await tx
      .insert(draftPresences)
      .values({ courseId, path, personId: actorIdOf(actor), seenAt: at })
      .onConflictDoUpdate({ target: [course, text, person], set: { seenAt: at } })
    return { kind: 'noted' } as const
  })
}

/** The names of the others who have a text before them now. */
export async function listOthersPresent(
  db: Database,
  { courseId, path }: Place,
  actor: Actor,
  at: Date,
): Promise<string[]> {
  const rows = await db
    .select({ name: people.name })
    .from(draftPresences)
    .innerJoin(people, eq(people.id, draftPresences.personId))
    .where(
      and(
        eq(draftPresences.courseId, courseId),
        eq(draftPresences.path, path),
        ne(draftPresences.personId, actorIdOf(actor)),
        gt(draftPresences.seenAt, new Date(at.getTime() - absence)),
      ),
    )
  return rows.map(({ name }) => name).sort()
}
