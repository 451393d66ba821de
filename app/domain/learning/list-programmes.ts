import { asc, eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { programmes, programmeVersions } from '#db/schema/index.ts'
import { defaultProgrammeId } from './default-programme.ts'
import { findProgrammeBody, type Programme } from './find-programme.ts'

/** Every programme as it is now: the one shipped with the service first, then by their ids. */
export async function listProgrammes(db: Database): Promise<Programme[]> {
  const versions = await db
    .select({
      id: programmes.id,
      rulesId: programmes.rulesId,
      versionId: programmeVersions.id,
      number: programmeVersions.number,
      publishedAt: programmeVersions.publishedAt,
    })
    .from(programmes)
    .innerJoin(programmeVersions, eq(programmeVersions.id, programmes.currentVersionId))
    .orderBy(asc(programmes.id))
  const listed: Programme[] = []
  for (const version of versions) listed.push({ ...version, body: await findProgrammeBody(db, version.versionId) })
  const place = ({ id }: Programme) => (id === defaultProgrammeId ? 0 : 1)
  return listed.sort((one, other) => place(one) - place(other))
}
