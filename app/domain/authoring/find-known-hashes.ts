import { and, desc, eq } from 'drizzle-orm'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import type { Database } from '#db/handle.ts'
import { ledgerEntries, ledgerPayloads } from '#db/schema/index.ts'
import { findImportBase } from './find-import-base.ts'

/**
 * By path, the hashes of a file that somebody may have begun from outside the browser: as an import last brought it, and as they
 * themselves last took it. Whoever brings one of these back has not changed it.
 */
export async function findKnownHashes(
  db: Database,
  courseId: string,
  actor: Actor,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const known = new Map<string, Set<string>>()
  for (const [path, { hash }] of await findImportBase(db, courseId)) known.set(path, new Set([hash]))
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
  for (const [path, hash] of Object.entries(taken)) known.set(path, new Set([...(known.get(path) ?? []), hash]))
  return known
}
