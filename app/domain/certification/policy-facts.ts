import { latest } from './cycle.ts'

/** What policies ask of one person: which bind the units they are or were in, and what they signed of them. */
export type PolicyFacts = {
  /** Where the person is. Null for somebody unknown. */
  unitId: string | null
  /** Where they came from: each unit they joined or moved to. */
  placements: { unitId: string; from: Date }[]
  /** Material revisions that were taken live, once for each of those units that the policy binds. */
  revisions: PolicyRevisionFact[]
  signatures: { policyId: string; number: number; signedAt: Date }[]
  /** Time to sign for somebody who came under a policy by a move. */
  graces: { policyId: string; since: Date; until: Date }[]
}

export type PolicyRevisionFact = {
  policyId: string
  unitId: string
  number: number
  graceUntil: Date | null
  liveAt: Date
  withdrawnAt: Date | null
}

/** A policy that somebody has still to sign, since when, and the last instant at which not having signed closes nothing. */
export type PolicyDue = { policyId: string; since: Date; by: Date }

export function noPolicyFacts(): PolicyFacts {
  return { unitId: null, placements: [], revisions: [], signatures: [], graces: [] }
}

/**
 * The facts as they stood at an instant. Which units a policy binds is taken as the tree of units is now: only the person's own moves
 * are followed into the past.
 */
export function policyFactsUntil(facts: PolicyFacts, now: Date): PolicyFacts {
  const placements = facts.placements.filter((placement) => placement.from <= now)
  return {
    unitId: placements.length === facts.placements.length ? facts.unitId : (placements.at(-1)?.unitId ?? null),
    placements,
    revisions: facts.revisions
      .filter((revision) => revision.liveAt <= now)
      .map((revision) => ({
        ...revision,
        withdrawnAt: revision.withdrawnAt && revision.withdrawnAt <= now ? revision.withdrawnAt : null,
      })),
    signatures: facts.signatures.filter((signature) => signature.signedAt <= now),
    graces: facts.graces.filter((grace) => grace.since <= now),
  }
}

/**
 * Every policy that binds the person and of which they have not signed the newest material revision or a later one, the most urgent
 * first. The facts must already be cut off (`policyFactsUntil`). A later revision never lengthens the time for an earlier one.
 */
export function policiesDue({ unitId, revisions, signatures, graces }: PolicyFacts): PolicyDue[] {
  const dues = new Map<string, PolicyDue>()
  for (const revision of revisions) {
    const { policyId, number, graceUntil, liveAt, withdrawnAt } = revision
    if (revision.unitId !== unitId || withdrawnAt !== null) continue
    if (signatures.some((signature) => signature.policyId === policyId && signature.number >= number)) continue
    const by = graceUntil ?? new Date(liveAt.getTime() - 1)
    const known = dues.get(policyId)
    dues.set(policyId, {
      policyId,
      since: known && known.since < liveAt ? known.since : liveAt,
      by: known && known.by < by ? known.by : by,
    })
  }
  return [...dues.values()]
    .map((due) => lengthen(due, graces))
    .sort((one, other) => one.by.getTime() - other.by.getTime() || one.policyId.localeCompare(other.policyId))
}

/** For whoever came under the policy by a move, it is due from the move. */
function lengthen(due: PolicyDue, graces: PolicyFacts['graces']): PolicyDue {
  const theirs = graces.filter((grace) => grace.policyId === due.policyId)
  return {
    ...due,
    since: latest([due.since, ...theirs.map((grace) => grace.since)]) as Date,
    by: latest([due.by, ...theirs.map((grace) => grace.until)]) as Date,
  }
}
