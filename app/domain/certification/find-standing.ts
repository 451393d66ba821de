import type { Database } from '#db/handle.ts'
import { findFacts } from './find-facts.ts'
import { findProgrammeFacts } from './find-programme-facts.ts'
import { type Standing, standing } from './standing.ts'

/** Where a person stands in a programme at an instant, past ones included. Somebody unknown has not started. */
export async function findStanding(
  db: Database,
  whose: { personId: string; programmeId: string },
  now: Date,
): Promise<Standing> {
  const programme = await findProgrammeFacts(db, whose.programmeId, now)
  return standing(await findFacts(db, whose), programme, now)
}
