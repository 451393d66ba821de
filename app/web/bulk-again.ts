import { findBulk, listBulkPeople } from '#app/domain/bulk/find-bulk.ts'
import { mostBulkPeople } from '#app/domain/bulk/prepare-bulk.ts'
import { listStaffNumbers } from '#app/domain/people/list-staff-numbers.ts'
import { db } from './database.ts'
import type { SignedIn } from './signed-in.ts'

const peopleAtATime = 500

/**
 * What an officer chose and pasted for a decision that they did not confirm, as the form has it, so that nothing is typed again to change
 * one thing. Null where the address names none, or one that was confirmed.
 */
export async function preparedBefore(request: Request, officer: SignedIn): Promise<Record<string, string> | null> {
  const bulkId = new URL(request.url).searchParams.get('from')
  const bulk = bulkId ? await findBulk(db, { bulkId, personId: officer.personId }) : null
  if (!bulk || bulk.confirmedAt) return null
  const numbers: string[] = []
  for (const { answer } of bulk.answers.filter((one) => one.answer !== 'out-of-reach')) {
    const people = await listBulkPeople(db, { bulk, answer, after: -1, limit: mostBulkPeople })
    for (let from = 0; from < people.length; from += peopleAtATime) {
      const ids = people.slice(from, from + peopleAtATime).map(({ personId }) => personId)
      numbers.push(...(await listStaffNumbers(db, ids)).values())
    }
  }
  return { ...bulk.details, reason: bulk.reason, numbers: [...numbers, ...bulk.unknown].join('\n') }
}
