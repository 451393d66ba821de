import { desc, eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { type ProgrammeBody, people, programmeVersions } from '#db/schema/index.ts'
import { completeBody } from './complete-body.ts'

export type ProgrammeVersion = {
  id: string
  number: number
  body: ProgrammeBody
  material: boolean
  graceUntil: Date | null
  publishedAt: Date
  /** A person's name; null for the command line and for Lisans itself. */
  publishedBy: string | null
  drafted: boolean
  reason: string | null
}

/** Every version of a programme, the newest first; none when there is no such programme. */
export async function listProgrammeVersions(db: Database, programmeId: string): Promise<ProgrammeVersion[]> {
  const rows = await db
    .select({ version: programmeVersions, name: people.name })
    .from(programmeVersions)
    .leftJoin(people, eq(people.id, programmeVersions.publishedBy))
    .where(eq(programmeVersions.programmeId, programmeId))
    .orderBy(desc(programmeVersions.number))
  return rows.map(({ version, name }) => {
    const { id, number, material, graceUntil, publishedAt, drafted, reason } = version
    const body = completeBody(version.body)
    return { id, number, body, material, graceUntil, publishedAt, publishedBy: name, drafted, reason }
  })
}
