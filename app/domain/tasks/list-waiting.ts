import type { Database } from '#db/handle.ts'
import { findOffice } from './find-office.ts'
import type { Waiting } from './waiting.ts'
import { listSuspensionReviewsWaiting, listSuspensionsWaiting } from './waiting-for-access.ts'
import { listConcernsToAnswer } from './waiting-for-answers.ts'
import { listCorrectionsWaiting } from './waiting-for-hr.ts'
import { listAccommodationsWaiting, listUnlocksWaiting } from './waiting-for-learners.ts'
import { ageOf, daysBeforeEscalation } from './who-has-a-task.ts'

/** Something about a person that waits for somebody, and whether for longer than those nearest are given. */
export type WaitingCase = Pick<Waiting, 'kind' | 'unitId' | 'since' | 'roles'> & { overdue: boolean }

const sources = [
  listUnlocksWaiting,
  listAccommodationsWaiting,
  listCorrectionsWaiting,
  listConcernsToAnswer,
  listSuspensionReviewsWaiting,
  listSuspensionsWaiting,
]

/** Every case of a person that waits for somebody, whoever it is, oldest first. */
export async function listWaitingCases(db: Database, at: Date): Promise<WaitingCase[]> {
  const { calendar } = await findOffice(db, at)
  const cases: WaitingCase[] = []
  for (const list of sources) {
    for (const { kind, unitId, since, roles } of await list(db, at)) {
      cases.push({ kind, unitId, since, roles, overdue: ageOf(since, at, calendar) > daysBeforeEscalation })
    }
  }
  return cases.sort((one, other) => one.since.getTime() - other.since.getTime())
}
