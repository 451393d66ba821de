import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { personIdentifiers } from '#db/schema/index.ts'

/** The staff numbers of a few hundred people, as they are written, by person id. Of several, the first by value. */
export async function listStaffNumbers(db: Database, personIds: string[]): Promise<Map<string, string>> {
  const rows = await db
    .select({ personId: personIdentifiers.personId, shown: personIdentifiers.shown })
    .from(personIdentifiers)
    .where(and(eq(personIdentifiers.kind, 'staff-number'), inArray(personIdentifiers.personId, personIds)))
    .orderBy(personIdentifiers.value)
  const numbers = new Map<string, string>()
  for (const { personId, shown } of rows) if (!numbers.has(personId)) numbers.set(personId, shown)
  return numbers
}
