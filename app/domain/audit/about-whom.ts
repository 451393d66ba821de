import { and, eq, exists, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { attempts, concerns, ledgerEntries, people } from '#db/schema/index.ts'

/** Entries about a person name them, one of their attempts or one of their concerns. These are looked up first, so that an index leads to each. */
export async function isAboutPerson(db: Database, personId: string): Promise<SQL> {
  const theirAttempts = await db.select({ id: attempts.id }).from(attempts).where(eq(attempts.personId, personId))
  const theirConcerns = await db.select({ id: concerns.id }).from(concerns).where(eq(concerns.personId, personId))
  return inArray(ledgerEntries.subjectId, [personId, ...[...theirAttempts, ...theirConcerns].map(({ id }) => id)])
}

/** Entries about anybody who is in one of these units today. */
export function isAboutPeopleOf(db: Database, unitIds: string[]): SQL {
  if (unitIds.length === 0) return sql`1 = 0`
  const one = { one: sql`1` }
  const here = inArray(people.unitId, unitIds)
  return or(
    exists(
      db
        .select(one)
        .from(people)
        .where(and(eq(people.id, ledgerEntries.subjectId), here)),
    ),
    exists(
      db
        .select(one)
        .from(attempts)
        .innerJoin(people, eq(people.id, attempts.personId))
        .where(and(eq(attempts.id, ledgerEntries.subjectId), here)),
    ),
    exists(
      db
        .select(one)
        .from(concerns)
        .innerJoin(people, eq(people.id, concerns.personId))
        .where(and(eq(concerns.id, ledgerEntries.subjectId), here)),
    ),
  ) as SQL
}
