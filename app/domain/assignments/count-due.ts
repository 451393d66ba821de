import type { Database } from '#db/handle.ts'
import type { DueState } from './due-state.ts'
import { dutyPieces } from './duty-pieces.ts'
import { dueDayOf, findDutyGround } from './list-due-days.ts'

/** So many people of one unit in one state. */
export type DueCount = { unitId: string; state: DueState; people: number }

/** For how many people of each unit a programme is met, due, overdue, paused or not required. In pieces that let others have their turn. */
export async function countDue(db: Database, programmeId: string, now: Date): Promise<DueCount[]> {
  const ground = await findDutyGround(db, programmeId, now)
  const counts = new Map<string, DueCount>()
  for await (const piece of dutyPieces(db, { programmeId, unitIds: 'all' }, now)) {
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
