import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/actor.ts'
import { findReach } from '#app/domain/people/reaches.ts'
import type { Database } from '#db/handle.ts'
import { correctionRequests, people, units } from '#db/schema/index.ts'
import { answersCorrections } from './answer-correction.ts'

export type CorrectionRequest = typeof correctionRequests.$inferSelect

export type WaitingCorrection = Pick<CorrectionRequest, 'id' | 'personId' | 'thing' | 'requestedAt'> & {
  name: string
  unitId: string
  unitName: string
}

/** What a person asked to have corrected, newest first. */
export function listOwnCorrections(db: Database, personId: string): Promise<CorrectionRequest[]> {
  return db
    .select()
    .from(correctionRequests)
    .where(eq(correctionRequests.personId, personId))
    .orderBy(desc(correctionRequests.requestedAt))
}

/** What waits for an answer from whoever reaches these people, oldest first; from leavers too, for they are owed one as well. */
export async function listWaitingCorrections(db: Database, actor: Actor, at: Date): Promise<WaitingCorrection[]> {
  const reach = actor.kind === 'person' ? await findReach(db, actor.personId, answersCorrections, at) : null
  if (reach?.length === 0) return []
  return db
    .select({
      id: correctionRequests.id,
      personId: people.id,
      thing: correctionRequests.thing,
      requestedAt: correctionRequests.requestedAt,
      name: people.name,
      unitId: people.unitId,
      unitName: units.name,
    })
    .from(correctionRequests)
    .innerJoin(people, eq(people.id, correctionRequests.personId))
    .innerJoin(units, eq(units.id, people.unitId))
    .where(and(isNull(correctionRequests.answeredAt), reach ? inArray(people.unitId, reach) : undefined))
    .orderBy(asc(correctionRequests.requestedAt))
}

/** One request; null where there is none. */
export async function findCorrection(db: Database, requestId: string): Promise<CorrectionRequest | null> {
  const [found] = await db.select().from(correctionRequests).where(eq(correctionRequests.id, requestId))
  return found ?? null
}
