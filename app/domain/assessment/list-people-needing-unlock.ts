import { and, count, eq, gte, inArray } from 'drizzle-orm'
import { activityOf } from '#app/domain/certification/activity-of.ts'
import { presentCycle } from '#app/domain/certification/cycle.ts'
import { factsUntil } from '#app/domain/certification/facts.ts'
import { findFacts } from '#app/domain/certification/find-facts.ts'
import { findProgrammeFacts } from '#app/domain/certification/find-programme-facts.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { findReach } from '#app/domain/people/reaches.ts'
import type { Database } from '#db/handle.ts'
import { attempts, people, programmes, units } from '#db/schema/index.ts'
import { nextFinal } from './next-final.ts'

export type PersonNeedingUnlock = {
  personId: string
  programmeId: string
  name: string
  unitId: string
  unitName: string
  failures: number
  /** When the final failed that blocked the next. */
  failedAt: Date
}

/** Nothing recorded so far lies after it. */
const always = new Date('9999-01-01T00:00:00.000Z')

/** Who failed too often and waits for a focal point, among the people an actor reaches as one; the longest waiting first. */
export async function listPeopleNeedingUnlock(db: Database, actor: Actor, at: Date): Promise<PersonNeedingUnlock[]> {
  const reach = actor.kind === 'person' ? await findReach(db, actor.personId, ['focal-point'], at) : null
  if (reach?.length === 0) return []
  const waiting: PersonNeedingUnlock[] = []
  for (const { id: programmeId } of await db.select({ id: programmes.id }).from(programmes)) {
    const programme = await findProgrammeFacts(db, programmeId, always)
    const body = programme.versions.at(-1)?.body
    if (!body) continue
    for (const person of await listFailedOften(db, programmeId, body.final.attemptsBeforeUnlock, reach)) {
      const facts = factsUntil(await findFacts(db, { personId: person.personId, programmeId }), always)
      const revoked = facts.revocations.some((one) => one.liftedAt === null)
      if (revoked || activityOf(facts).kind === 'left') continue
      const { since, pass } = presentCycle(facts, programme, body, always)
      const { blocked, failures, failedAt } = nextFinal(facts, programme, body, since, always)
      if (blocked === 'needs-unlock' && failedAt && !pass) waiting.push({ ...person, programmeId, failures, failedAt })
    }
  }
  return waiting.sort((one, other) => one.failedAt.getTime() - other.failedAt.getTime())
}

/** Whoever ever failed as often as that: the few for whom it is worth looking closely. */
function listFailedOften(db: Database, programmeId: string, failures: number, reach: string[] | null) {
  return db
    .select({ personId: people.id, name: people.name, unitId: people.unitId, unitName: units.name })
    .from(attempts)
    .innerJoin(people, eq(people.id, attempts.personId))
    .innerJoin(units, eq(units.id, people.unitId))
    .where(
      and(
        eq(attempts.programmeId, programmeId),
        eq(attempts.kind, 'final'),
        // The same again, as the index knows it: papers are large, and other attempts' need not be read.
        eq(attempts.part, 'final'),
        eq(attempts.passed, false),
        reach ? inArray(people.unitId, reach) : undefined,
      ),
    )
    .groupBy(people.id, people.name, people.unitId, units.name)
    .having(gte(count(), failures))
}
