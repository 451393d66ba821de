import { countBank } from '#app/domain/assessment/count-bank.ts'
import type { Database } from '#db/handle.ts'
import { rulesRevisions, units } from '#db/schema/index.ts'
import { listProgrammes } from './list-programmes.ts'
import type { Surroundings } from './programme-problems.ts'

/** What a programme that is being written is held against: courses, other programmes, rules and units as they are now. */
export async function findSurroundings(db: Database, at: Date): Promise<Surroundings> {
  const rules = await db.selectDistinct({ id: rulesRevisions.rulesId }).from(rulesRevisions)
  return {
    courses: await countBank(db, at),
    requirements: new Map((await listProgrammes(db)).map(({ id, body }) => [id, body.requires])),
    rulesIds: rules.map(({ id }) => id),
    unitIds: (await db.select({ id: units.id }).from(units)).map(({ id }) => id),
  }
}
