import {
  listPeopleByStanding,
  type PeopleFilter,
  type PersonStanding,
} from '#app/domain/certification/list-people-by-standing.ts'
import type { PeopleCursor } from '#app/domain/people/people-cursor.ts'
import type { Database } from '#db/handle.ts'
import type { DueState } from './due-state.ts'
import { listDueDays } from './list-due-days.ts'

/** `dueDay`: the last calendar day in time, YYYY-MM-DD. */
export type PersonDue = PersonStanding & { dueDay: string | null }

/** So many are looked at before others get their turn. */
const peopleAtATime = 500

/**
 * As `listPeopleByStanding`, only those of whom the programme is asked so. No index knows by when somebody has to be certified: it is
 * worked out for one piece of the list after the other, so a rare state among very many people takes its time.
 */
export async function listPeopleDue(
  db: Database,
  {
    programmeId,
    filter,
    dueState,
    after,
    limit,
  }: { programmeId: string; filter: PeopleFilter; dueState: DueState; after: PeopleCursor | null; limit: number },
  now: Date,
): Promise<PersonDue[]> {
  const found: PersonDue[] = []
  for (let last = after; ; ) {
    const piece = await listPeopleByStanding(db, { programmeId, filter, after: last, limit: peopleAtATime }, now)
    const dueDays = await listDueDays(db, { programmeId, personIds: piece.map(({ id }) => id) }, now)
    for (const person of piece) {
      const due = dueDays.get(person.id)
      if (due?.state !== dueState) continue
      found.push({ ...person, dueDay: due.dueDay })
      if (found.length === limit) return found
    }
    last = piece.at(-1) ?? null
    if (piece.length < peopleAtATime || last === null) return found
    await new Promise(setImmediate)
  }
}
