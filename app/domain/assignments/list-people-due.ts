import type { PeopleCursor } from '#app/domain/people/people-cursor.ts'
import type { Database } from '#db/handle.ts'
import type { DueDay, DueState } from './due-state.ts'
import { dutyPieces } from './duty-pieces.ts'
import { dueDayOf, findDutyGround } from './list-due-days.ts'

export type PersonDue = { personId: string; name: string; unitId: string; cursor: PeopleCursor } & DueDay

/** People in these states by name, of the given units only, from the beginning or after somebody. A rare state among many takes its time. */
export async function listPeopleDue(
  db: Database,
  asked: {
    programmeId: string
    unitIds: string[] | 'all'
    states: DueState[]
    after: PeopleCursor | null
    limit: number
  },
  now: Date,
): Promise<PersonDue[]> {
  const ground = await findDutyGround(db, asked.programmeId, now)
  const found: PersonDue[] = []
  for await (const piece of dutyPieces(db, asked, now)) {
    for (const one of piece) {
      const due = dueDayOf(one, ground, now)
      if (!asked.states.includes(due.state)) continue
      const { id, name, unitId } = one.person
      found.push({ personId: id, name, unitId, cursor: one.cursor, ...due })
      if (found.length === asked.limit) return found
    }
  }
  return found
}
