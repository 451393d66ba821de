import type { AttemptFact, Facts, ObjectiveRetake, ProgrammeFacts } from '#app/domain/certification/facts.ts'
import type { ProgrammeBody } from '#db/schema/index.ts'
import { reachesPassMark } from './pass-mark.ts'

const millisecondsPerHour = 3_600_000

/** Whether the next final may be begun, and what it covers. */
export type NextFinal = {
  blocked: null | 'cool-down' | 'needs-unlock'
  /** When the pause after a failed final ends; null when there is none to wait for. */
  opensAt: Date | null
  /** When the last final failed that counts; null when none did in this cycle. */
  failedAt: Date | null
  /** Failed finals that count against the limit. */
  failures: number
  /** The critical objectives to be retaken; null for a whole paper. */
  retakes: ObjectiveRetake | null
}

/** What stands between a person and their next final. `facts` and `programme` must be cut off at `now`. */
export function nextFinal(
  facts: Facts,
  programme: ProgrammeFacts,
  body: ProgrammeBody,
  since: Date | null,
  now: Date,
): NextFinal {
  const failed = failedFinals(facts, since)
  // One that was given back costs nothing any more. Which objectives it left open its mark still says.
  const retakes = retakesAfter(failed.at(-1), programme, body)
  const counting = failed.filter((attempt) => !isReturned(facts, attempt))
  const last = counting.at(-1)
  if (!last) return { blocked: null, opensAt: null, failedAt: null, failures: 0, retakes }
  const failures = counting.filter((attempt) => !unlockedAfter(facts, endedAt(attempt))).length
  const pauseEnds = new Date(endedAt(last).getTime() + body.final.hoursBetweenAttempts * millisecondsPerHour)
  const opensAt = pauseEnds > now ? pauseEnds : null
  const locked = failures >= body.final.attemptsBeforeUnlock + extraAttempts(facts)
  return {
    blocked: locked ? 'needs-unlock' : opensAt ? 'cool-down' : null,
    opensAt,
    failedAt: endedAt(last),
    failures,
    retakes,
  }
}

function isReturned({ returns }: Facts, { id }: AttemptFact): boolean {
  return returns.some(({ attemptId }) => attemptId === id)
}

/** A paper of a programme that changed materially since is not continued. */
function retakesAfter(
  last: AttemptFact | undefined,
  programme: ProgrammeFacts,
  body: ProgrammeBody,
): ObjectiveRetake | null {
  return !last || last.programmeNumber < newestMaterial(programme) ? null : retakeOf(last, body)
}

function newestMaterial({ versions }: ProgrammeFacts): number {
  return Math.max(0, ...versions.filter((version) => version.material).map((version) => version.number))
}

/** The failed finals of a cycle, oldest first. */
function failedFinals(facts: Facts, since: Date | null): AttemptFact[] {
  return facts.attempts
    .filter((attempt) => attempt.kind === 'final' && attempt.submittedAt !== null && attempt.passed === false)
    .filter((attempt) => since === null || attempt.startedAt >= since)
    .sort((one, other) => endedAt(one).getTime() - endedAt(other).getTime())
}

/** Attempts beyond the programme's limit, as last decided. */
function extraAttempts(facts: Facts): number {
  return facts.accommodations.at(-1)?.extraAttempts ?? 0
}

/** Who reached the pass mark and failed only critical questions retakes those objectives, not everything. */
function retakeOf(failed: AttemptFact, body: ProgrammeBody): ObjectiveRetake | null {
  const { mark, retakes } = failed
  if (!mark || !body.final.criticalsMustPass) return null
  const onlyCriticals = retakes !== null || reachesPassMark(mark, body.final.passPercent)
  const objectives = mark.failedCriticals.filter(({ courseId, objective }) =>
    body.final.blueprint.some((cell) => cell.critical && cell.module === courseId && cell.objective === objective),
  )
  if (!onlyCriticals || objectives.length === 0) return null
  return { attemptId: retakes?.attemptId ?? failed.id, objectives }
}

function unlockedAfter(facts: Facts, failedAt: Date): boolean {
  return facts.unlocks.some((unlock) => unlock.unlockedAt >= failedAt)
}

/** One whose time ran out ended then, however late it was handed in. */
function endedAt({ submittedAt, endsAt }: AttemptFact): Date {
  const handedIn = submittedAt as Date
  return endsAt && endsAt < handedIn ? endsAt : handedIn
}
