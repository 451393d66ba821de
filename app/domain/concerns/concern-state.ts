import type { concernOutcomes } from '#db/schema/concerns.ts'

export type ConcernState = 'waiting' | 'in-discussion' | 'settled' | 'withdrawn'

type Told = { personId: string; raisedAt: Date; withdrawnAt: Date | null }
type Reply = { repliedBy: string; repliedAt: Date; outcome: (typeof concernOutcomes)[number] | null }

/**
 * How a concern stands, and since when. Words of the learner wait for an answer, counted from the first that has none; an answer
 * with an outcome settles it until the learner says more. `replies` in the order they were given. Pure.
 */
export function concernState(concern: Told, replies: Reply[]): { state: ConcernState; since: Date } {
  if (concern.withdrawnAt) return { state: 'withdrawn', since: concern.withdrawnAt }
  let now: { state: ConcernState; since: Date } = { state: 'waiting', since: concern.raisedAt }
  for (const { repliedBy, repliedAt, outcome } of replies) {
    if (repliedBy !== concern.personId) now = { state: outcome ? 'settled' : 'in-discussion', since: repliedAt }
    else if (now.state !== 'waiting') now = { state: 'waiting', since: repliedAt }
  }
  return now
}
