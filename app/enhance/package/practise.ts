import type { Activity } from '#app/lesson-markup/activity.ts'
import { type ActivityFeedback, feedbackOn, readResponse } from '#app/lesson-markup/assess-practice.ts'
import { formValues } from '#app/lesson-markup/practice/form-values.ts'
import { findWords } from './find-words.ts'
import type { PackageContent } from './package-content.ts'
import { showActivity } from './show-activity.ts'

/** Answers the forms of activities in place, by the rules of the service, and tells of each answer that was taken. */
export function practise(
  page: Document,
  content: PackageContent,
  onAnswered: (activity: Activity, feedback: ActivityFeedback) => void,
): void {
  const t = findWords(content.words, content.language)
  page.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    event.preventDefault()
    const lessonId = form.closest<HTMLElement>('[data-lesson]')?.dataset.lesson
    const lesson = content.lessons.find(({ id }) => id === lessonId)
    const activity = lesson?.activities.find(({ id }) => id === form.dataset.activity)
    if (!lesson || !activity) return
    const reading = readResponse(activity, formValues(fieldsOf(form, event.submitter)))
    const response = reading.kind === 'cleared' ? null : reading.response
    const feedback = reading.kind === 'answered' ? feedbackOn(activity, reading.response) : null
    const html = showActivity({
      activity,
      response,
      feedback,
      problem: reading.kind === 'refused' ? reading.problem : null,
      actionUrl: '#',
      t,
      language: lesson.language === content.language ? undefined : lesson.language,
      objectiveWords: (id) => content.objectives[id] ?? id,
    })
    replaceActivity(form.closest('[data-lesson]') ?? page, activity.id, html)
    if (feedback) onAnswered(activity, feedback)
  })
}

function fieldsOf(form: HTMLFormElement, button: HTMLElement | null): FormData {
  const fields = new FormData(form)
  if (button instanceof HTMLButtonElement && button.name) fields.append(button.name, button.value)
  return fields
}

function replaceActivity(lesson: ParentNode, id: string, html: string): void {
  const shown = withName(lesson, id)
  // Our own renderer's HTML, under a policy that runs no script in it.
  const made = new DOMParser().parseFromString(html, 'text/html').body.firstElementChild
  if (!shown || !made) return
  const typed = shown.querySelector('[data-stays]')
  if (typed) made.querySelector('[data-stays]')?.replaceWith(typed)
  shown.replaceWith(made)
  const target =
    withName(lesson, `${id}--result`) ??
    made.querySelector<HTMLElement>('.govuk-form-group--error input, .govuk-form-group--error select') ??
    made.querySelector<HTMLElement>('h2')
  if (target?.matches('h2, h3')) target.tabIndex = -1
  target?.focus()
}

/** Within the lesson alone: an activity may be called what something of the page around it is called. */
function withName(lesson: ParentNode, id: string): HTMLElement | null {
  return lesson.querySelector<HTMLElement>(`[id="${CSS.escape(id)}"]`)
}
