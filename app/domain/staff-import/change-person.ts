import type { Actor } from '#app/domain/people/actor.ts'
import { changeDetails, type NewDetails } from '#app/domain/people/change-details.ts'
import { movePerson } from '#app/domain/people/move-person.ts'
import { stageWithin, type Transaction } from '#db/handle.ts'
import type { StaffChange } from '#db/schema/index.ts'
import type { StaffRow } from './read-staff-row.ts'

type PersonChange = { personId: string; row: StaffRow; unitId: string | null; changes: StaffChange[] }

/**
 * The part of an import that changes somebody: what is known of them with an entry of its own, where they work as `movePerson` does it.
 * Whoever asks has judged the row in the same transaction. Answers `done`, or why nothing was done.
 */
export async function changePerson(
  tx: Transaction,
  { personId, row, unitId, changes }: PersonChange,
  actor: Actor,
  at: Date,
): Promise<string> {
  if (unitId !== null && changes.some(({ column }) => column === 'unit')) {
    const moved = await movePerson(stageWithin(tx), { personId, unitId }, actor, at)
    if (moved.kind === 'refused') return moved.reason
  }
  const others = changes.filter(({ column }) => column !== 'unit')
  if (others.length === 0) return 'done'
  await changeDetails(tx, { personId, details: detailsOf(row, others), changes: others }, actor, at)
  return 'done'
}

function detailsOf(row: StaffRow, changes: StaffChange[]): NewDetails {
  const columns = new Set(changes.map(({ column }) => column))
  return {
    ...(columns.has('name') && row.name !== null && { name: row.name }),
    ...(columns.has('job-title') && { jobTitle: row.jobTitle }),
    ...(columns.has('grade') && { grade: row.grade }),
    ...(columns.has('email') && { email: row.email }),
    ...(columns.has('language') && row.language !== null && { language: row.language }),
    ...(columns.has('logon') && { logon: row.logon }),
  }
}
