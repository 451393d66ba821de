import { and, isNotNull, isNull } from 'drizzle-orm'
import { listWaitedFor } from '#app/domain/office/list-waited-for.ts'
import type { Database } from '#db/handle.ts'
import { staffImports } from '#db/schema/index.ts'
import { staffImportWork } from './prepare-staff-import.ts'

/** The confirmed lists that are not done and for which work is waiting: one whose work was given up is in nobody's way. */
export async function listRunningImports(db: Database): Promise<string[]> {
  const unfinished = await db
    .select({ id: staffImports.id })
    .from(staffImports)
    .where(and(isNotNull(staffImports.confirmedAt), isNull(staffImports.finishedAt)))
  if (unfinished.length === 0) return []
  const wanted = new Set(await listWaitedFor(db, staffImportWork, 'importId'))
  return unfinished.flatMap(({ id }) => (wanted.has(id) ? [id] : []))
}
