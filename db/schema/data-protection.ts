import { sql } from 'drizzle-orm'
import { areTogether, isOneOf } from '../closed-list.ts'
import { kit } from '../engine.ts'
import { people } from './people.ts'

/** What of a record somebody can say is wrong. */
export const correctableThings = ['name', 'job-title', 'email', 'staff-number', 'unit', 'other'] as const
export const correctionOutcomes = ['corrected', 'refused'] as const

/** Somebody says that what is kept about them is wrong, and how it should be; HR answers. */
export const correctionRequests = kit.table(
  'correction_requests',
  {
    id: kit.id().primaryKey(),
    personId: kit
      .text()
      .notNull()
      .references(() => people.id),
    thing: kit.text().$type<CorrectableThing>().notNull(),
    shouldBe: kit.text().notNull(),
    /** Why, in their words. */
    why: kit.text(),
    requestedAt: kit.instant().notNull(),
    outcome: kit.text().$type<(typeof correctionOutcomes)[number]>(),
    /** What HR says to it, for the person to read. */
    answer: kit.text(),
    answeredBy: kit.text(),
    answeredAt: kit.instant(),
  },
  (request) => [
    kit.uniqueIndex('correction_requests_open').on(request.personId, request.thing).where(sql`answered_at is null`),
    kit.index('correction_requests_person').on(request.personId, request.requestedAt),
    kit.check('correction_requests_thing', isOneOf(request.thing, correctableThings)),
    kit.check('correction_requests_outcome', isOneOf(request.outcome, correctionOutcomes)),
    kit.check('correction_requests_answered', areTogether(request.answeredAt, request.answeredBy)),
  ],
)

export type CorrectableThing = (typeof correctableThings)[number]
export type CorrectionOutcome = (typeof correctionOutcomes)[number]
