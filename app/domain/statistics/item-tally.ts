/** What stands for a question that was asked and not answered. */
export const unanswered = ''

/** First answers to one question, counted: so much of hundreds of thousands of papers as its figures need, and nobody's name. */
export type ItemTally = {
  /** By the option chosen, by the share of the rest of the paper that was right (0 to 1): how many people. */
  chosen: Map<string, Map<number, number>>
  /** By seconds taken, in steps of five: how many people. */
  seconds: Map<number, number>
}

/** Longer than this somebody did something else meanwhile. In seconds. */
const longestAnswer = 600
const secondsStep = 5

export function emptyTally(): ItemTally {
  return { chosen: new Map(), seconds: new Map() }
}

/** Adds one person's first answer. `seconds` is null where nobody can say how long it took. */
export function tallyAnswer(
  tally: ItemTally,
  answer: { optionId: string | null; restShare: number; seconds: number | null },
): void {
  const byRest = tally.chosen.get(answer.optionId ?? unanswered) ?? new Map<number, number>()
  tally.chosen.set(answer.optionId ?? unanswered, byRest)
  byRest.set(answer.restShare, (byRest.get(answer.restShare) ?? 0) + 1)
  const { seconds } = answer
  if (seconds === null || seconds < 0 || seconds > longestAnswer) return
  const rounded = Math.round(seconds / secondsStep) * secondsStep
  tally.seconds.set(rounded, (tally.seconds.get(rounded) ?? 0) + 1)
}

/** Two tallies of the same question in one, as of two versions that differ in nothing a learner could read. */
export function mergeTallies(one: ItemTally, other: ItemTally): ItemTally {
  const merged = emptyTally()
  for (const { chosen, seconds } of [one, other]) {
    for (const [optionId, byRest] of chosen) {
      const known = merged.chosen.get(optionId) ?? new Map<number, number>()
      merged.chosen.set(optionId, known)
      for (const [rest, people] of byRest) known.set(rest, (known.get(rest) ?? 0) + people)
    }
    for (const [second, people] of seconds) merged.seconds.set(second, (merged.seconds.get(second) ?? 0) + people)
  }
  return merged
}
