import { eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { type ProgrammeBody, people, programmeDrafts } from '#db/schema/index.ts'
import { completeBody } from './complete-body.ts'

/** A programme's next version while it is written. `seen` is what a change must show to be a change of this one. */
export type ProgrammeDraft = {
  programmeId: string
  body: ProgrammeBody
  /** The version it was begun from; 0 for a programme that was never published. */
  basedOnNumber: number
  /** Null when it was not a person. */
  changedBy: string | null
  changedAt: Date
  seen: string
}

/** The draft of a programme, or null. There is one at the most. */
export async function findProgrammeDraft(db: Database, programmeId: string): Promise<ProgrammeDraft | null> {
  const [draft] = await selectDrafts(db).where(eq(programmeDrafts.programmeId, programmeId))
  return draft ? asDraft(draft) : null
}

export async function listProgrammeDrafts(db: Database): Promise<ProgrammeDraft[]> {
  return (await selectDrafts(db)).map(asDraft)
}

function selectDrafts(db: Database) {
  return db
    .select({ draft: programmeDrafts, name: people.name })
    .from(programmeDrafts)
    .leftJoin(people, eq(people.id, programmeDrafts.changedBy))
}

function asDraft({ draft, name }: { draft: typeof programmeDrafts.$inferSelect; name: string | null }): ProgrammeDraft {
  const { programmeId, basedOnNumber, changedAt } = draft
  const body = completeBody(draft.body)
  return { programmeId, body, basedOnNumber, changedBy: name, changedAt, seen: changedAt.toISOString() }
}
