import { and, eq, exists, gte, inArray, isNotNull, isNull, lte, ne, notExists, or, type SQL, sql } from 'drizzle-orm'
import { forEach } from '#db/for-each.ts'
import type { Database } from '#db/handle.ts'
import { attempts, exemptionEnds, exemptions, lessonCompletions, people, standings } from '#db/schema/index.ts'
import { isCourseUpdateDue } from './course-update-due.ts'
import { isBlocked, isProgrammeDue, isRulesDue } from './gate-allows.ts'
import { isPolicyDue } from './policy-due.ts'
import type { StandingState } from './standing.ts'

/** `modules`: the courses whose lessons are a beginning. */
type StateQuestion = { programmeId: string; modules: string[]; now: Date; expiringUntil: Date }

/**
 * The state of many people's standings in one query: the same as `standing(…).state`, over people, programmes and (left joined)
 * standings. Certificates that end by `expiringUntil` count as expiring.
 */
export function standingState(
  db: Database,
  { programmeId, modules, now, expiringUntil }: StateQuestion,
): SQL<StandingState> {
  const holds = gte(standings.validUntil, now)
  return sql<StandingState>`case
    when ${eq(people.activity, 'left')} then 'left'
    when ${isBlocked(now)} then ${standings.blockedReason}
    when ${and(holds, or(isProgrammeDue(db), isRulesDue(db), isCourseUpdateDue(db), isPolicyDue(db)))} then 'update-due'
    when ${and(holds, lte(standings.validUntil, expiringUntil))} then 'expiring'
    when ${holds} then 'certified'
    when ${isExempt(db, programmeId, now)} then 'exempt'
    when ${isNotNull(standings.validUntil)} then 'expired'
    when ${hasBegun(db, programmeId, modules)} then 'in-progress'
    else 'not-started'
  end`
}

function isExempt(db: Database, programmeId: string, now: Date): SQL {
  const ended = db
    .select({ one: sql`1` })
    .from(exemptionEnds)
    .where(and(eq(exemptionEnds.exemptionId, exemptions.id), lte(exemptionEnds.endedAt, now)))
  return exists(
    db
      .select({ one: sql`1` })
      .from(exemptions)
      .where(
        and(
          forEach(exemptions.personId, people.id),
          eq(exemptions.programmeId, programmeId),
          or(isNull(exemptions.endsAt), gte(exemptions.endsAt, now)),
          notExists(ended),
        ),
      ),
  )
}

function hasBegun(db: Database, programmeId: string, modules: string[]): SQL | undefined {
  const completions = db
    .select({ one: sql`1` })
    .from(lessonCompletions)
    .where(and(forEach(lessonCompletions.personId, people.id), inArray(lessonCompletions.courseId, modules)))
  const begun = db
    .select({ one: sql`1` })
    .from(attempts)
    .where(
      and(forEach(attempts.personId, people.id), eq(attempts.programmeId, programmeId), ne(attempts.kind, 'refresher')),
    )
  return or(exists(completions), exists(begun))
}
