import { and, eq } from 'drizzle-orm'
import { isAllowed, meetsRequirements } from '#app/domain/certification/gate-allows.ts'
import type { Database } from '#db/handle.ts'
import { people, programmes, standings } from '#db/schema/index.ts'

/** Whose certificate in a programme opens a gate at an instant, with their units. */
export function listAllowed(
  db: Database,
  programmeId: string,
  now: Date,
): Promise<{ personId: string; unitId: string }[]> {
  return db
    .select({ personId: people.id, unitId: people.unitId })
    .from(people)
    .innerJoin(programmes, eq(programmes.id, programmeId))
    .innerJoin(standings, and(eq(standings.personId, people.id), eq(standings.programmeId, programmes.id)))
    .where(and(isAllowed(db, now), meetsRequirements(db, now)))
}
