import type { Cycle } from '#app/domain/certification/cycle.ts'
import type { Standing } from '#app/domain/certification/standing.ts'
import type { NextFinal } from './next-final.ts'

export type StartRefusal =
  | 'left'
  | 'revoked'
  | 'suspended'
  | 'lessons-left'
  | 'quizzes-left'
  | 'nothing-to-renew'
  | 'needs-unlock'
  | 'cool-down'
  | 'honesty-not-accepted'

/** Why a module's quiz cannot be begun, or null: newcomers do its lessons first; who was certified may practise. */
export function quizRefusal(standing: Standing, cycle: Cycle, courseId: string): StartRefusal | null {
  if (standing.state === 'left') return 'left'
  const module = standing.modules.find((one) => one.courseId === courseId)
  const lessonsLeft = module?.lessons.some((lesson) => !lesson.completed)
  return lessonsLeft && !cycle.certificate ? 'lessons-left' : null
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
  if (remaining.some((step) => step.kind === 'lesson')) return 'lessons-left'
  if (remaining.some((step) => step.kind === 'quiz')) return 'quizzes-left'
  if (next.blocked) return next.blocked
  return honestyAccepted ? null : 'honesty-not-accepted'
}
