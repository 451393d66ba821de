import { type ItemTally, unanswered } from './item-tally.ts'
import { median } from './median.ts'
import { smallestGroup } from './smallest-group.ts'

export type OptionShare = {
  optionId: string
  /** Of everybody, and of the best and the weakest; 0 to 1. Null where such a group would be too small to speak of. */
  share: number
  amongBest: number | null
  amongWeakest: number | null
}

export type ItemStatistics = {
  people: number
  /** The share that chose the key, 0 to 1. */
  facility: number
  /** -1 to 1; null where everybody or nobody was right, or everybody did equally well on the rest. */
  discrimination: number | null
  /** In the order asked for; those who answered nothing are in no option. */
  options: OptionShare[]
  unansweredShare: number
  /** Null where no time could be told for enough people. */
  medianSeconds: number | null
}

/** Of the people, as many as this make the groups of the best and of the weakest. */
const groupShare = 0.27

/**
 * Classical test theory of one question, from first answers only. Null for fewer than ten people.
 *
 * - Facility is the proportion right (the item difficulty index p; Crocker & Algina, “Introduction to Classical and Modern Test Theory”,
 *   1986, chapter 14).
 * - Discrimination is the corrected item-total correlation: the product-moment correlation between right (1) or wrong (0) and the
 *   share of the *other* questions of the same paper that was right, r = cov(x, t - x) / (s(x) s(t - x)). Without the question itself in
 *   the total, which would raise it (Henrysson, “Correction of item-total correlations in item analysis”, Psychometrika 28, 1963). Papers
 *   differ, so that the rest is a share and not a sum.
 * - The best and the weakest are the upper and lower 27 % by that share (Kelley, “The selection of upper and lower groups for the
 *   validation of test items”, Journal of Educational Psychology 30, 1939); people who did equally well stay together, so that a group may
 *   be somewhat larger.
 */
export function itemStatistics(
  { chosen, seconds }: ItemTally,
  { optionIds, correctOptionId }: { optionIds: string[]; correctOptionId: string },
): ItemStatistics | null {
  const total = countOf(chosen)
  if (total < smallestGroup) return null
  const best = extremeGroup(chosen, total, (one, other) => other - one)
  const weakest = extremeGroup(chosen, total, (one, other) => one - other)
  const share = (optionId: string, among = chosen, size = total) => countAt(among, optionId) / size
  return {
    people: total,
    facility: share(correctOptionId),
    discrimination: correlation(chosen, correctOptionId),
    options: optionIds.map((optionId) => ({
      optionId,
      share: share(optionId),
      amongBest: best && share(optionId, best.chosen, best.people),
      amongWeakest: weakest && share(optionId, weakest.chosen, weakest.people),
    })),
    unansweredShare: share(unanswered),
    medianSeconds: sum(seconds.values()) < smallestGroup ? null : median(seconds),
  }
}

type Chosen = ItemTally['chosen']

function correlation(chosen: Chosen, correctOptionId: string): number | null {
  let [people, right, rest, restSquared, rightRest] = [0, 0, 0, 0, 0]
  for (const [optionId, byRest] of chosen) {
    for (const [share, count] of byRest) {
      const isRight = optionId === correctOptionId ? 1 : 0
      people += count
      right += isRight * count
      rest += share * count
      restSquared += share * share * count
      rightRest += isRight * share * count
    }
  }
  const covariance = rightRest / people - (right / people) * (rest / people)
  const spread =
    Math.sqrt((right / people) * (1 - right / people)) * Math.sqrt(restSquared / people - (rest / people) ** 2)
  // What is left of a spread of nothing is the rounding of the sums.
  return spread > 1e-9 ? covariance / spread : null
}

/** Whoever did best (or worst) on the rest, as many as the share asks for; null where they are too few to speak of. */
function extremeGroup(chosen: Chosen, total: number, order: (one: number, other: number) => number) {
  const rests = [...new Set([...chosen.values()].flatMap((byRest) => [...byRest.keys()]))].sort(order)
  const group: Chosen = new Map()
  let people = 0
  for (const rest of rests) {
    if (people >= total * groupShare) break
    for (const [optionId, byRest] of chosen) {
      const count = byRest.get(rest) ?? 0
      if (count === 0) continue
      group.set(optionId, (group.get(optionId) ?? new Map<number, number>()).set(rest, count))
      people += count
    }
  }
  return people < smallestGroup || people > total / 2 ? null : { chosen: group, people }
}

function countOf(chosen: Chosen): number {
  return sum([...chosen.keys()].map((optionId) => countAt(chosen, optionId)))
}

function countAt(chosen: Chosen, optionId: string): number {
  return sum(chosen.get(optionId)?.values() ?? [])
}

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}
