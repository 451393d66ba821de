import { and, eq, exists, gte, isNotNull, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { attempts, exemptions, lessonCompletions, people, standings } from '#db/schema/index.ts'
import { isBlocked, isProgrammeDue, isRulesDue } from './gate-allows.ts'
import { isPolicyDue } from './policy-due.ts'
import type { StandingState } from './standing.ts'

/**
 * The state of many people's standings in one query: the same as `standing(…).state`, over people, programmes and (left joined)
 * standings. Certificates that end by `expiringUntil` count as expiring.
 */
export function standingState(
  db: Database,
  { programmeId, now, expiringUntil }: { programmeId: string; now: Date; expiringUntil: Date },
): SQL<StandingState> {
  const holds = gte(standings.validUntil, now)
  return sql<StandingState>`case
    when ${eq(people.activity, 'left')} then 'left'
    when ${isBlocked(now)} then ${standings.blockedReason}
    when ${and(holds, or(isProgrammeDue(db), isRulesDue(db), isPolicyDue(db)))} then 'update-due'
    when ${and(holds, lte(standings.validUntil, expiringUntil))} then 'expiring'
    when ${holds} then 'certified'
    when ${isExempt(db, programmeId, now)} then 'exempt'
    when ${isNotNull(standings.validUntil)} then 'expired'
    when ${hasBegun(db, programmeId)} then 'in-progress'
    else 'not-started'
  end`
}

function isExempt(db: Database, programmeId: string, now: Date): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(exemptions)
      .where(
        and(
          eq(exemptions.personId, people.id),
          eq(exemptions.programmeId, programmeId),
          or(isNull(exemptions.endsAt), gte(exemptions.endsAt, now)),
        ),
      ),
  )
}

function hasBegun(db: Database, programmeId: string): SQL | undefined {
  const completions = db
    .select({ one: sql`1` })
    .from(lessonCompletions)
    .where(eq(lessonCompletions.personId, people.id))
  const begun = db
    .select({ one: sql`1` })
    .from(attempts)
    .where(and(eq(attempts.personId, people.id), eq(attempts.programmeId, programmeId), ne(attempts.kind, 'refresher')))
  return or(exists(completions), exists(begun))
}
