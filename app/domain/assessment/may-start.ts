import { type Cycle, latest } from '#app/domain/certification/cycle.ts'
import type { ProgrammeFacts } from '#app/domain/certification/facts.ts'
import type { Situation } from '#app/domain/certification/find-situation.ts'
import type { Standing } from '#app/domain/certification/standing.ts'
import { changedLessonsLeft, updateOpensAt } from '#app/domain/certification/updates-due.ts'
import type { NextFinal } from './next-final.ts'

export type StartRefusal =
  | 'left'
  | 'revoked'
  | 'suspended'
  | 'programme-first'
  | 'lessons-left'
  | 'quizzes-left'
  | 'nothing-to-renew'
  | 'needs-unlock'
  | 'cool-down'
  | 'honesty-not-accepted'
  | 'supervision-code-missing'
  | 'supervision-code-wrong'
  | 'tried-first-already'
  | 'lessons-begun'
  | 'no-refresher-due'
  | 'nothing-to-catch-up'

/** Why a module's quiz cannot be begun, or null: newcomers do its lessons first; who was certified may practise. */
export function quizRefusal(standing: Standing, cycle: Cycle, courseId: string): StartRefusal | null {
  if (standing.state === 'left') return 'left'
  const module = standing.modules.find((one) => one.courseId === courseId)
  const lessonsLeft = module?.lessons.some((lesson) => !lesson.completed)
  return lessonsLeft && !cycle.certificate && !module?.testedOut ? 'lessons-left' : null
}

/**
 * Why a module's pre-assessment cannot be begun, or null: it is for who has something to learn or renew, once per cycle, before
 * the module's lessons and quiz are begun.
 */
export function preAssessmentRefusal(
  { facts, programme, cycle, standing }: Pick<Situation, 'facts' | 'programme' | 'cycle' | 'standing'>,
  courseId: string,
): StartRefusal | null {
  if (standing.state === 'left') return 'left'
  const since = learningBegan(programme, cycle)
  const inCycle = (instant: Date) => since === null || instant >= since
  const begun = facts.attempts.filter((attempt) => attempt.part === courseId && inCycle(attempt.startedAt))
  if (begun.some((attempt) => attempt.kind === 'pre-assessment')) return 'tried-first-already'
  const inLesson = facts.lessons.some((lesson) => lesson.courseId === courseId && inCycle(lesson.completedAt))
  if (inLesson || begun.some((attempt) => attempt.kind === 'quiz')) return 'lessons-begun'
  const nothingDue = cycle.certificate !== null && !cycle.renewalOpen && cycle.programmeDue === null
  return nothingDue ? 'nothing-to-renew' : null
}

/** Since when somebody learns for their next certificate. A material change of the programme begins it anew. */
export function learningBegan({ versions }: ProgrammeFacts, { since }: Cycle): Date | null {
  const changed = versions.filter((version) => version.material).map((version) => version.publishedAt)
  return latest([...changed, ...(since ? [since] : [])])
}

/** Why a refresher cannot be begun, or null. Nobody needs it to keep what they have. */
export function refresherRefusal(standing: Standing): StartRefusal | null {
  if (standing.state === 'left' || standing.state === 'revoked' || standing.state === 'suspended') return standing.state
  return standing.refresherDue ? null : 'no-refresher-due'
}

/**
 * Why an update cannot be begun, or null: it is for whoever holds a certificate that a change of a module made out of date, in grace or
 * after it, once they read what changed. Also where a final would cover it: whoever may not sit that yet keeps their access by this.
 */
export function updateRefusal(
  { facts, programme, cycle, standing }: Pick<Situation, 'facts' | 'programme' | 'cycle' | 'standing'>,
  now: Date,
): { reason: StartRefusal; opensAt: Date | null } | null {
  const { state } = standing
  if (state === 'left' || state === 'revoked' || state === 'suspended') return { reason: state, opensAt: null }
  if (cycle.updatesDue.length === 0) return { reason: 'nothing-to-catch-up', opensAt: null }
  if (changedLessonsLeft(facts, programme, cycle.updatesDue).length > 0)
    return { reason: 'lessons-left', opensAt: null }
  const opensAt = updateOpensAt(facts, now)
  return opensAt && { reason: 'cool-down', opensAt }
}

/** Why the final cannot be begun, or null. Whether honesty was promised is asked last, so that nobody promises in vain. */
export function finalRefusal(
  standing: Standing,
  next: NextFinal,
  { honestyAccepted }: { honestyAccepted: boolean },
): StartRefusal | null {
  const { state, remaining } = standing
  if (state === 'left' || state === 'revoked' || state === 'suspended') return state
  if (!remaining.some((step) => step.kind === 'final')) return 'nothing-to-renew'
  if (remaining.some((step) => step.kind === 'programme')) return 'programme-first'
  if (remaining.some((step) => step.kind === 'lesson')) return 'lessons-left'
  if (remaining.some((step) => step.kind === 'quiz')) return 'quizzes-left'
  if (next.blocked) return next.blocked
  return honestyAccepted ? null : 'honesty-not-accepted'
}
