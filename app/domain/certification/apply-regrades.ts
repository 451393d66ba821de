import type { Mark } from '#db/schema/index.ts'

/** A paper was marked anew because a key on it had been wrong. Its mark is by every key as corrected until then. */
export type RegradeFact = { attemptId: string; regradedAt: Date; passed: boolean; mark: Mark }

type Marked = { id: string; submittedAt: Date | null; passed: boolean | null; mark: Mark | null }

/**
 * Attempts as their newest regrade leaves them. A pass stands whatever a corrected key makes of it, and of the two marks the better one
 * counts: nobody loses by somebody else's mistake. Applying the same regrades again changes nothing.
 */
export function applyRegrades<Attempt extends Marked>(attempts: Attempt[], regrades: RegradeFact[]): Attempt[] {
  if (regrades.length === 0) return attempts
  const newest = new Map<string, RegradeFact>()
  for (const regrade of regrades) {
    const known = newest.get(regrade.attemptId)
    if (!known || known.regradedAt <= regrade.regradedAt) newest.set(regrade.attemptId, regrade)
  }
  return attempts.map((attempt) => {
    const regrade = newest.get(attempt.id)
    if (!regrade || !attempt.submittedAt || !attempt.mark) return attempt
    return { ...attempt, passed: attempt.passed || regrade.passed, mark: betterMark(attempt.mark, regrade.mark) }
  })
}

/** The mark with more right answers; of two with as many, the one that leaves fewer critical objectives open; else the later one. */
export function betterMark(first: Mark, later: Mark): Mark {
  if (first.right !== later.right) return first.right > later.right ? first : later
  return first.failedCriticals.length < later.failedCriticals.length ? first : later
}
