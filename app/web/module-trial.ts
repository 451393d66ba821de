import type { PreAssessmentStage } from '#app/domain/assessment/pre-assessment-stage.ts'
import type { ModuleTrialState } from '#app/ui/module-trial.tsx'
import type { CourseBody } from '#db/schema/catalogue.ts'

/** What a module's page says about trying it first; null when there is nothing to say. */
export function moduleTrial(stage: PreAssessmentStage, course: CourseBody): ModuleTrialState | null {
  if (stage.kind === 'closed') return null
  if (stage.kind !== 'done') return { kind: stage.kind, matters: [] }
  const missed = stage.mark.objectives.filter(({ right, total }) => right < total).map(({ objective }) => objective)
  const lessons = course.objectives.filter(({ id }) => missed.includes(id)).map(({ lesson }) => lesson)
  return { kind: 'done', attemptId: stage.attemptId, matters: stage.passed ? [] : lessons }
}
