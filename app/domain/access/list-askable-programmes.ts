import { asc, eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import type { LocalisedText } from '#db/schema/catalogue.ts'
import { programmes, programmeVersions } from '#db/schema/index.ts'

/** The programmes whose certificate a platform can ask for. */
export async function listAskableProgrammes(db: Database): Promise<{ id: string; title: LocalisedText }[]> {
  const rows = await db
    .select({ id: programmes.id, body: programmeVersions.body })
    .from(programmes)
    .innerJoin(programmeVersions, eq(programmeVersions.id, programmes.currentVersionId))
    .orderBy(asc(programmes.id))
  return rows.map(({ id, body }) => ({ id, title: body.title }))
}
