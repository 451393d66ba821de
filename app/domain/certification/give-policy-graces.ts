import { and, inArray, ne } from 'drizzle-orm'
import { findOrganisation } from '#app/domain/office/organisation.ts'
import type { Transaction } from '#db/handle.ts'
import { people, policyGraces } from '#db/schema/index.ts'
import { addDays, dayOf, endOfDay } from './calendar-days.ts'
import { isToSign } from './policy-due.ts'

/** How many calendar days somebody has to sign a policy that they came under by a move. */
export const daysToSignAfterMove = 14

/**
 * The part of other commands that gives people time to sign a policy which begins to bind them because they, or their unit, moved. Only
 * to those of them who have it to sign. Called after the units and the coverage are written.
 */
export async function givePolicyGraces(
  tx: Transaction,
  { policyId, among }: { policyId: string; among: { unitIds: string[] } | { personIds: string[] } },
  at: Date,
): Promise<void> {
  const moved = 'unitIds' in among ? inArray(people.unitId, among.unitIds) : inArray(people.id, among.personIds)
  const found = await tx
    .select({ personId: people.id })
    .from(people)
    .where(and(moved, ne(people.activity, 'left'), isToSign(tx, policyId)))
  if (found.length === 0) return
  const { timeZone } = await findOrganisation(tx)
  const until = endOfDay(addDays(dayOf(at, timeZone), daysToSignAfterMove), timeZone)
  for (let first = 0; first < found.length; first += rowsAtATime) {
    const some = found.slice(first, first + rowsAtATime)
    await tx
      .insert(policyGraces)
      .values(some.map(({ personId }) => ({ id: crypto.randomUUID(), policyId, personId, since: at, until })))
  }
}

/** A statement takes only so many values. */
const rowsAtATime = 500
