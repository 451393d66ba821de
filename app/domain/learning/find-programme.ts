import { desc, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { type ProgrammeBody, programmeVersions } from '#db/schema/index.ts'
import { completeBody } from './complete-body.ts'
import { Unchanging } from './unchanging.ts'

/** A programme as it is now. `rulesId` names the rules to be signed. */
export type Programme = {
  id: string
  versionId: string
  number: number
  rulesId: string
  body: ProgrammeBody
  publishedAt: Date
}

const bodies = new Unchanging<ProgrammeBody>(100)

/** The newest version of a programme, or null when none was ever published. */
export async function findProgramme(db: Database, programmeId: string): Promise<Programme | null> {
  const [version] = await db
    .select({
      id: programmeVersions.id,
      number: programmeVersions.number,
      publishedAt: programmeVersions.publishedAt,
    })
    .from(programmeVersions)
    .where(eq(programmeVersions.programmeId, programmeId))
    .orderBy(desc(programmeVersions.number))
    .limit(1)
  if (!version) return null
  const body = await findProgrammeBody(db, version.id)
  return {
    id: programmeId,
    versionId: version.id,
    number: version.number,
    rulesId: body.rules,
    body,
    publishedAt: version.publishedAt,
  }
}

/** What one version says. Throws when there is no such version: ids come from rows that refer to one. */
export async function findProgrammeBody(db: Database, versionId: string): Promise<ProgrammeBody> {
  const found = await bodies.getAll([versionId], async (missing) =>
    (
      await db
        .select({ id: programmeVersions.id, body: programmeVersions.body })
        .from(programmeVersions)
        .where(inArray(programmeVersions.id, missing))
    ).map(({ id, body }) => [id, completeBody(body)]),
  )
  const body = found.get(versionId)
  if (!body) throw new Error(`There is no programme version ${versionId}`)
  return body
}
