import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { people, programmes } from '#db/schema/index.ts'
import type { ProgrammeFacts } from './facts.ts'
import { findProgrammeFacts } from './find-programme-facts.ts'
import { type AsAt, heldThen } from './held-as-at.ts'
import { unitThen, wasHere } from './here-as-at.ts'
import { endOfDayAfter } from './list-states.ts'
import type { StandingState } from './standing.ts'
import { stateThen } from './state-as-at.ts'

/** How somebody stood at a past instant, and where. `validUntil`: of the newest certificate they had by then, whatever became of it. */
export type StandingThen = { personId: string; unitId: string; state: StandingState; validUntil: Date | null }

/** How these people stood, from the facts: of those who were here then. At most a few thousand people. */
export async function listStatesAsAt(
  db: Database,
  { programmeId, at, personIds }: AsAt & { personIds: string[] },
): Promise<StandingThen[]> {
  const body = bodyThen(await findProgrammeFacts(db, programmeId, at), at)
  const then = heldThen(db, { programmeId, at }, personIds)
  const modules = body?.modules ?? []
  const expiringUntil = await endOfDayAfter(db, body?.validity.expiringDays ?? 0, at)
  return db
    .select({
      personId: people.id,
      unitId: unitThen(db, at),
      state: stateThen(db, { programmeId, at, modules, expiringUntil }, then),
      validUntil: then.held.validUntil,
    })
    .from(people)
    .innerJoin(programmes, eq(programmes.id, programmeId))
    .leftJoin(then.held, eq(then.held.personId, people.id))
    .leftJoin(then.signed, eq(then.signed.personId, people.id))
    .where(and(inArray(people.id, personIds), wasHere(db, at)))
}

/** What the programme asked then. Before it was first published nobody can have begun it. */
function bodyThen({ versions }: ProgrammeFacts, at: Date) {
  return versions.filter((version) => version.publishedAt <= at).at(-1)?.body
}
