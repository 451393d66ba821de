import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/actor.ts'
import { findReach } from '#app/domain/people/reaches.ts'
import type { Database } from '#db/handle.ts'
import { accommodations, people, units } from '#db/schema/index.ts'

export type AccommodationRequest = {
  accommodationId: string
  personId: string
  programmeId: string
  name: string
  unitId: string
  unitName: string
  wantsExtraAttempts: boolean
  wantsExtraTime: boolean
  requestedAt: Date
}

/** Undecided requests of the people an actor reaches as focal point or HR, oldest first. */
export async function listAccommodationRequests(db: Database, actor: Actor, at: Date): Promise<AccommodationRequest[]> {
  const reach = actor.kind === 'person' ? await findReach(db, actor.personId, ['focal-point', 'hr'], at) : null
  if (reach?.length === 0) return []
  return db
    .select({
      accommodationId: accommodations.id,
      personId: people.id,
      programmeId: accommodations.programmeId,
      name: people.name,
      unitId: people.unitId,
      unitName: units.name,
      wantsExtraAttempts: accommodations.wantsExtraAttempts,
      wantsExtraTime: accommodations.wantsExtraTime,
      requestedAt: accommodations.requestedAt,
    })
    .from(accommodations)
    .innerJoin(people, eq(people.id, accommodations.personId))
    .innerJoin(units, eq(units.id, people.unitId))
    .where(and(isNull(accommodations.decidedAt), reach ? inArray(people.unitId, reach) : undefined))
    .orderBy(asc(accommodations.requestedAt))
}
