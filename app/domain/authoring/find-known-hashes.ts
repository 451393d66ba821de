import { and, desc, eq } from 'drizzle-orm'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import type { Database } from '#db/handle.ts'
import { ledgerEntries, ledgerPayloads } from '#db/schema/index.ts'
import { pathInFolder } from './authored-path.ts'
import { findImportBase } from './find-import-base.ts'

/**
 * By path in the course's folder of now, the hash of a file that somebody may have begun from outside the browser: as they themselves last
 * took it, else as an import last brought it. Whoever brings that back has not changed it.
 */
export async function findKnownHashes(
  db: Database,
  { courseId, folder }: { courseId: string; folder: string },
  actor: Actor,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const known = new Map<string, Set<string>>()
  for (const [path, { hash }] of await findImportBase(db, courseId))
    known.set(pathInFolder(path, folder), new Set([hash]))
  const [last] = await db
    .select({ payload: ledgerPayloads.payload })
    .from(ledgerEntries)
    .innerJoin(ledgerPayloads, eq(ledgerPayloads.sequence, ledgerEntries.sequence))
    .where(
      and(
        eq(ledgerEntries.subjectId, courseId),
        eq(ledgerEntries.actorId, actorIdOf(actor)),
        eq(ledgerEntries.action, 'course-files.taken'),
      ),
    )
    .orderBy(desc(ledgerEntries.sequence))
    .limit(1)
  // Entries from before hashes were noted have none.
  const taken = (last?.payload.hashes ?? {}) as Record<string, string>
  for (const [path, hash] of Object.entries(taken)) known.set(pathInFolder(path, folder), new Set([hash]))
  return known
}
