import type { ObjectiveReview } from '#app/domain/assessment/find-review.ts'
import type { Catalogue } from '#app/domain/catalogue/find-catalogue.ts'
import { homeAddress, lessonAddress, quizAddress } from '#app/ui/addresses.ts'
import type { NamedStep, Topic } from '#app/ui/final-stage-notice.tsx'
import { inProgramme } from '#app/ui/programme-links.tsx'
import type { LocalisedText } from '#db/schema/catalogue.ts'
import type { FirstStep } from './final-stage.ts'

/** What comes before the final, with its title and address; what is no longer in the syllabus is left out. */
export function nameSteps(
  steps: FirstStep[],
  catalogue: Catalogue,
  programmes: Record<string, LocalisedText>,
): NamedStep[] {
  return steps.flatMap((step): NamedStep[] => {
    if (step.kind === 'programme') {
      const title = programmes[step.programmeId] ?? { en: step.programmeId }
      return [{ kind: 'programme', title, href: inProgramme(homeAddress, step.programmeId) }]
    }
    const course = catalogue.get(step.courseId)?.body
    if (!course) return []
    if (step.kind === 'quiz') return [{ kind: 'quiz', title: course.title, href: quizAddress(step.courseId) }]
    const lesson = course.lessons.find(({ id }) => id === step.lessonId)
    return lesson ? [{ kind: 'lesson', title: lesson.title, href: lessonAddress(step.courseId, lesson.id) }] : []
  })
}

/** An objective in words, and the lesson that teaches it while the syllabus still has it. */
export function nameTopic({ courseId, objective, text, lessonId }: ObjectiveReview, catalogue: Catalogue): Topic {
  const lesson = catalogue.get(courseId)?.body.lessons.find(({ id }) => id === lessonId)
  return {
    id: `${courseId}/${objective}`,
    text: text ?? { en: objective },
    lesson: lesson ? { title: lesson.title, href: lessonAddress(courseId, lesson.id) } : null,
  }
}
