import { and, desc, eq } from 'drizzle-orm'
import { sha256 } from '#app/domain/ledger/entry-hash.ts'
import type { Database } from '#db/handle.ts'
import { type ProgrammeBody, programmeVersions } from '#db/schema/index.ts'

/** Of the programmes that come in from files those that are others than at the last import, by their ids: the rest stay as they are. */
export async function listChangedProgrammes(
  db: Database,
  programmes: readonly { description: ProgrammeBody; source: string }[],
): Promise<Map<string, ProgrammeBody>> {
  const changed = new Map<string, ProgrammeBody>()
  for (const { description, source } of programmes) {
    const [last] = await db
      .select({ contentHash: programmeVersions.contentHash })
      .from(programmeVersions)
      .where(and(eq(programmeVersions.programmeId, description.id), eq(programmeVersions.drafted, false)))
      .orderBy(desc(programmeVersions.number))
      .limit(1)
    if (last?.contentHash !== sha256(source)) changed.set(description.id, description)
  }
  return changed
}
