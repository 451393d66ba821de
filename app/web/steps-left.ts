import type { Catalogue } from '#app/domain/catalogue/find-catalogue.ts'
import type { Standing } from '#app/domain/certification/standing.ts'
import type { StepLeft } from '#app/ui/steps-left.tsx'

/** What is left to do in the words of an officer: lessons counted by module, the rest one by one. */
export function stepsLeft({ remaining }: Standing, catalogue: Catalogue): StepLeft[] {
  const lessons = new Map<string, number>()
  for (const step of remaining) {
    if (step.kind === 'lesson') lessons.set(step.courseId, (lessons.get(step.courseId) ?? 0) + 1)
  }
  const title = (courseId: string) => catalogue.get(courseId)?.body.title ?? { en: courseId }
  return [
    ...[...lessons].map(([courseId, count]): StepLeft => ({ kind: 'lessons', title: title(courseId), count })),
    ...remaining.flatMap((step): StepLeft[] => {
      switch (step.kind) {
        case 'lesson':
          return []
        case 'quiz':
          return [{ kind: 'quiz', title: title(step.courseId) }]
        case 'final':
          return [{ kind: 'final', blocked: step.blocked, opensAt: step.opensAt, retake: step.retake }]
        case 'sign':
          return [{ kind: 'sign', live: step.live }]
        case 'ask':
          return [{ kind: 'ask', whom: step.whom }]
      }
    }),
  ]
}
