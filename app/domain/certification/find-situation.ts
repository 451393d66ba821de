import type { Database } from '#db/handle.ts'
import { type Cycle, presentCycle } from './cycle.ts'
import { type Facts, factsUntil, type ProgrammeFacts, programmeUntil } from './facts.ts'
import { findFacts } from './find-facts.ts'
import { findProgrammeFacts } from './find-programme-facts.ts'
import type { Standing } from './standing.ts'
import { standingWithRequirements } from './with-requirements.ts'

/** What a command needs to know before it decides: everything as it stands at one instant. */
export type Situation = {
  facts: Facts
  programme: ProgrammeFacts
  version: ProgrammeFacts['versions'][number]
  cycle: Cycle
  standing: Standing
}

/** Null when there is no such programme at that instant. */
export async function findSituation(
  db: Database,
  { personId, programmeId }: { personId: string; programmeId: string },
  now: Date,
): Promise<Situation | null> {
  const programme = programmeUntil(await findProgrammeFacts(db, programmeId, now), now)
  const version = programme.versions.at(-1)
  if (!version) return null
  const facts = factsUntil(await findFacts(db, { personId, programmeId }), now)
  const cycle = presentCycle(facts, programme, version.body, now)
  const standing = await standingWithRequirements(db, personId, facts, programme, now)
  return { facts, programme, version, cycle, standing }
}
