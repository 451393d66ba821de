import {
  and,
  eq,
  exists,
  gte,
  inArray,
  isNotNull,
  isNull,
  lte,
  ne,
  not,
  notExists,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { attempts, exemptionEnds, exemptions, lessonCompletions, people } from '#db/schema/index.ts'
import { stoodRevoked, wasEndedByRevocation, wasSuspended } from './blocked-as-at.ts'
import { wasAnythingDue } from './due-as-at.ts'
import type { AsAt, HeldThen } from './held-as-at.ts'
import { hadLeft } from './here-as-at.ts'
import type { StandingState } from './standing.ts'

/** `modules`: the courses whose lessons were a beginning. Certificates that end by `expiringUntil` were about to expire. */
type Then = AsAt & { modules: string[]; expiringUntil: Date }

/**
 * The state of many people's standings at a past instant, from the facts: the same as `standing(…, at).state`, over people, programmes
 * and (left joined) `heldThen`. Of somebody who was not known yet it says nothing sensible; leave them out.
 */
export function stateThen(db: Database, then: Then, heldThen: HeldThen): SQL<StandingState> {
  const { held } = heldThen
  const stands = and(isNotNull(held.validUntil), not(wasEndedByRevocation(db, then, held)))
  const holds = gte(held.validUntil, then.at)
  return sql<StandingState>`case
    when ${hadLeft(db, then.at)} then 'left'
    when ${stoodRevoked(db, then)} then 'revoked'
    when ${wasSuspended(db, then)} then 'suspended'
    when ${and(stands, holds, wasAnythingDue(db, then, heldThen, 'publication'))} then 'update-due'
    when ${and(stands, holds, lte(held.validUntil, then.expiringUntil))} then 'expiring'
    when ${and(stands, holds)} then 'certified'
    when ${wasExempt(db, then)} then 'exempt'
    when ${stands} then 'expired'
    when ${hadBegun(db, then)} then 'in-progress'
    else 'not-started'
  end`
}

function wasExempt(db: Database, { programmeId, at }: AsAt): SQL {
  const ended = db
    .select({ one: sql`1` })
    .from(exemptionEnds)
    .where(and(eq(exemptionEnds.exemptionId, exemptions.id), lte(exemptionEnds.endedAt, at)))
  return exists(
    db
      .select({ one: sql`1` })
      .from(exemptions)
      .where(
        and(
          eq(exemptions.personId, people.id),
          eq(exemptions.programmeId, programmeId),
          lte(exemptions.grantedAt, at),
          or(isNull(exemptions.endsAt), gte(exemptions.endsAt, at)),
          notExists(ended),
        ),
      ),
  )
}

function hadBegun(db: Database, { programmeId, at, modules }: Then): SQL | undefined {
  const completions = db
    .select({ one: sql`1` })
    .from(lessonCompletions)
    .where(
      and(
        eq(lessonCompletions.personId, people.id),
        inArray(lessonCompletions.courseId, modules),
        lte(lessonCompletions.completedAt, at),
      ),
    )
  const begun = db
    .select({ one: sql`1` })
    .from(attempts)
    .where(
      and(
        eq(attempts.personId, people.id),
        eq(attempts.programmeId, programmeId),
        ne(attempts.kind, 'refresher'),
        lte(attempts.startedAt, at),
      ),
    )
  return or(exists(completions), exists(begun))
}
