import { isOneOf } from '../closed-list.ts'
import { kit } from '../engine.ts'
import { suspensions } from './certification.ts'

/** What a suspended person says to it, for those alone who decide. */
export const suspensionReplies = kit.table(
  'suspension_replies',
  {
    id: kit.id().primaryKey(),
    suspensionId: kit
      .text()
      .notNull()
      .references(() => suspensions.id),
    words: kit.text().notNull(),
    repliedAt: kit.instant().notNull(),
  },
  (reply) => [kit.index('suspension_replies_suspension').on(reply.suspensionId, reply.repliedAt)],
)

export const reviewOutcomes = ['upheld', 'lifted'] as const

/** A second officer looked at a suspension; why stands there for the person to read. */
export const suspensionReviews = kit.table(
  'suspension_reviews',
  {
    id: kit.id().primaryKey(),
    suspensionId: kit
      .text()
      .notNull()
      .references(() => suspensions.id),
    outcome: kit.text().$type<ReviewOutcome>().notNull(),
    reason: kit.text().notNull(),
    reviewedBy: kit.text().notNull(),
    reviewedAt: kit.instant().notNull(),
  },
  (review) => [
    kit.index('suspension_reviews_suspension').on(review.suspensionId, review.reviewedAt),
    kit.check('suspension_reviews_outcome', isOneOf(review.outcome, reviewOutcomes)),
  ],
)

export type ReviewOutcome = (typeof reviewOutcomes)[number]
