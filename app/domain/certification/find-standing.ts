import type { Database } from '#db/handle.ts'
import { findFacts } from './find-facts.ts'
import { findProgrammeFacts } from './find-programme-facts.ts'
import type { Standing } from './standing.ts'
import { standingWithRequirements } from './with-requirements.ts'

/** Where a person stands in a programme at an instant, past ones included. Somebody unknown has not started. */
export async function findStanding(
  db: Database,
  whose: { personId: string; programmeId: string },
  now: Date,
): Promise<Standing> {
  const programme = await findProgrammeFacts(db, whose.programmeId, now)
  return standingWithRequirements(db, whose.personId, await findFacts(db, whose), programme, now)
}
