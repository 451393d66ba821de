import { eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { assignments, people } from '#db/schema/index.ts'
import type { DueState } from './due-state.ts'
import { dutyPieces } from './duty-pieces.ts'
import { type DutyGround, dueDayOf, findDutyGround } from './list-due-days.ts'

/** So many people of one unit in one state. */
export type DueCount = { unitId: string; state: DueState; people: number }

/**
 * For how many people of each unit a programme is met, due, overdue, paused or not required. Units of which no rule asks anything, nor
 * anybody of one of their people, are left out. In pieces that let others have their turn.
 */
export async function countDue(db: Database, programmeId: string, now: Date): Promise<DueCount[]> {
  const ground = await findDutyGround(db, programmeId, now)
  const counts = new Map<string, DueCount>()
  for await (const piece of dutyPieces(db, { programmeId, unitIds: await unitsAsked(db, ground) }, now)) {
    for (const one of piece) {
      const { state } = dueDayOf(one, ground, now)
      const { unitId } = one.person
      const sum = counts.get(`${unitId} ${state}`)
      if (sum) sum.people += 1
      else counts.set(`${unitId} ${state}`, { unitId, state, people: 1 })
    }
  }
  return [...counts.values()]
}

async function unitsAsked(db: Database, { programmeId, rules }: DutyGround): Promise<string[]> {
  const assigned = await db
    .selectDistinct({ unitId: people.unitId })
    .from(assignments)
    .innerJoin(people, eq(people.id, assignments.personId))
    .where(eq(assignments.programmeId, programmeId))
  const asked = rules.flatMap(({ audience }) => [...audience.unitIds])
  return [...new Set([...asked, ...assigned.map(({ unitId }) => unitId)])]
}
