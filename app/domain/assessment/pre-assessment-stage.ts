import type { Situation } from '#app/domain/certification/find-situation.ts'
import type { Mark } from '#db/schema/index.ts'
import { learningBegan, preAssessmentRefusal, type StartRefusal } from './may-start.ts'

/** What a module's pre-assessment is to somebody: to be begun, begun, handed in in this cycle, or not for them now. */
export type PreAssessmentStage =
  | { kind: 'offered' | 'open' }
  | { kind: 'done'; attemptId: string; passed: boolean; mark: Mark }
  | { kind: 'closed'; reason: StartRefusal }

/** Pure: works on what was found, as it stands at one instant. */
export function preAssessmentStage(situation: Situation, courseId: string): PreAssessmentStage {
  const { facts, programme, cycle } = situation
  const theirs = facts.attempts.filter((one) => one.kind === 'pre-assessment' && one.part === courseId)
  if (theirs.some((one) => one.submittedAt === null)) return { kind: 'open' }
  const reason = preAssessmentRefusal(situation, courseId)
  const since = learningBegan(programme, cycle)
  const done = theirs.findLast((one) => since === null || one.startedAt >= since)
  if (done?.mark) return { kind: 'done', attemptId: done.id, passed: done.passed === true, mark: done.mark }
  return reason ? { kind: 'closed', reason } : { kind: 'offered' }
}
