import type { ListedAttempt } from '#app/domain/assessment/list-attempts.ts'
import type { PastTry } from '#app/ui/past-tries.tsx'
import type { AttemptKind } from '#db/schema/index.ts'

/** The submitted attempts of one kind at one part, the newest first, with what a list of them shows. */
export function pastTries(attempts: ListedAttempt[], kind: AttemptKind, part: string): PastTry[] {
  return attempts
    .flatMap(({ id, submittedAt, passed, scorePercent, returnedAt, ...attempt }) => {
      if (attempt.kind !== kind || attempt.part !== part || !submittedAt || scorePercent === null) return []
      return [{ id, submittedAt, passed: passed === true, scorePercent, returned: returnedAt !== null }]
    })
    .sort((one, other) => other.submittedAt.getTime() - one.submittedAt.getTime())
}

/** The attempt at a part that is not yet submitted, if there is one. */
export function openAttempt(attempts: ListedAttempt[], kind: AttemptKind, part: string): ListedAttempt | null {
  return attempts.find((attempt) => attempt.kind === kind && attempt.part === part && attempt.state === 'open') ?? null
}
