import type { Catalogue } from '#app/domain/catalogue/find-catalogue.ts'
import type { Step } from '#app/domain/certification/remaining-steps.ts'
import type { Standing } from '#app/domain/certification/standing.ts'
import type { StepLeft } from '#app/ui/steps-left.tsx'
import type { LocalisedText } from '#db/schema/catalogue.ts'

/** What is left to do in the words of an officer: lessons counted by module, the rest one by one. */
export function stepsLeft(
  { remaining }: Standing,
  catalogue: Catalogue,
  programmes: Record<string, LocalisedText>,
): StepLeft[] {
  const lessons = new Map<string, number>()
  for (const step of remaining) {
    if (step.kind === 'lesson') lessons.set(step.courseId, (lessons.get(step.courseId) ?? 0) + 1)
  }
  const title = (courseId: string) => catalogue.get(courseId)?.body.title ?? { en: courseId }
  const counted = [...lessons].map(
    ([courseId, count]): StepLeft => ({ kind: 'lessons', title: title(courseId), count }),
  )
  const others = remaining.filter((step) => step.kind !== 'lesson')
  return [...counted, ...others.map(inWords)]

  function inWords(step: Exclude<Step, { kind: 'lesson' }>): StepLeft {
    if (step.kind === 'quiz') return { kind: 'quiz', title: title(step.courseId) }
    if (step.kind !== 'programme') return step
    return { kind: 'programme', title: programmes[step.programmeId] ?? { en: step.programmeId } }
  }
}
