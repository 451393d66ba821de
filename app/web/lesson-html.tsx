import { renderToStaticMarkup } from 'react-dom/server'
import type { LessonRevision } from '#app/domain/catalogue/find-lesson.ts'
import type { Activity } from '#app/lesson-markup/activity.ts'
import { recallResponse } from '#app/lesson-markup/assess-practice.ts'
import type { ActivityResponse, ResponseProblem } from '#app/lesson-markup/practice/response.ts'
import { englishLessonAddress, lessonAddress } from '#app/ui/addresses.ts'
import { NumberedActivity } from '#app/ui/numbered-activity.tsx'
import { LanguageProvider } from '#app/ui/translation.tsx'
import type { Objective } from '#db/schema/catalogue.ts'
import type { Language } from '#db/schema/people.ts'

/** Activities kept in memory as HTML, of each course: some four megabytes. */
const activitiesKept = 1000

/** An activity by its place in the lesson, and whether the learner has finished it. */
export type ChecklistItem = { id: string; number: number; answered: boolean }

/** Where the form of an activity is sent, if not to the lesson's own page. */
type ActionOf = (activityId: string) => string

type KeptActivity = { html: string; finished: boolean }

/** By the objectives of a course as published, for an activity may name them: those of an earlier publication are forgotten with it. */
const keptActivities = new WeakMap<Objective[], Map<string, KeptActivity>>()

/** What of a revision is shown. */
export type ShownLesson = Pick<LessonRevision, 'id' | 'courseId' | 'lessonId' | 'language' | 'segments' | 'activities'>

/** An answer that was posted and could not be taken. */
export type RejectedAnswer = { activityId: string; problem: ResponseProblem; response: ActivityResponse | null }

/**
 * A lesson with what a person answered in it, and which of its activities they have finished. An activity looks the same for
 * everybody who gave the same answer, most often none yet, so that it is rendered once. What was just rejected is shown with what
 * is wrong at its place.
 */
export function lessonHtml(
  lesson: ShownLesson,
  kept: Record<string, ActivityResponse>,
  objectives: Objective[],
  language: Language,
  rejected: RejectedAnswer | null = null,
  actionOf: ActionOf = () => ownAddress(lesson, language),
): { html: string; checklist: ChecklistItem[] } {
  const checklist: ChecklistItem[] = []
  const attribute = lesson.language === language ? '' : ` lang="${lesson.language}"`
  const pieces = lesson.segments.map((segment) => {
    if (segment.kind === 'html') return `<div${attribute}>${segment.html}</div>`
    const activity = lesson.activities.find(({ id }) => id === segment.id)
    if (!activity) return ''
    const shown = activityAsKept(lesson, activity, kept[activity.id], objectives, language, actionOf)
    checklist.push({ id: activity.id, number: checklist.length + 1, answered: shown.finished })
    if (rejected?.activityId !== activity.id) return shown.html
    const { problem, response } = rejected
    return renderActivity(lesson, language, { activity, response, feedback: null, problem, objectives }, actionOf)
  })
  return { html: pieces.join(''), checklist }
}

/** Where a lesson is read, and where its forms are sent: an answer is about the text that its reader has before them. */
export function ownAddress({ courseId, lessonId, language }: ShownLesson, page: Language): string {
  return (language === page ? lessonAddress : englishLessonAddress)(courseId, lessonId)
}

function activityAsKept(
  lesson: ShownLesson,
  activity: Activity,
  kept: ActivityResponse | undefined,
  objectives: Objective[],
  language: Language,
  actionOf: ActionOf,
): KeptActivity {
  const ofCourse = keptActivities.get(objectives) ?? new Map<string, KeptActivity>()
  keptActivities.set(objectives, ofCourse)
  const key = `${lesson.id} ${activity.id} ${language} ${kept ? JSON.stringify(kept) : ''}`
  const known = ofCourse.get(key)
  if (known) return known
  const recalled = recallResponse(activity, kept)
  const { response = null, feedback = null } = recalled ?? {}
  const html = renderActivity(lesson, language, { activity, response, feedback, problem: null, objectives }, actionOf)
  const made = { html, finished: recalled?.feedback.finished ?? false }
  ofCourse.set(key, made)
  if (ofCourse.size > activitiesKept) ofCourse.delete(ofCourse.keys().next().value as string)
  return made
}

function renderActivity(
  lesson: ShownLesson,
  language: Language,
  shown: Pick<Parameters<typeof NumberedActivity>[0], 'activity' | 'response' | 'feedback' | 'problem' | 'objectives'>,
  actionOf: ActionOf,
): string {
  const { language: spoken, segments } = lesson
  const inOrder = segments.flatMap((segment) => (segment.kind === 'activity' ? [segment.id] : []))
  return renderToStaticMarkup(
    <LanguageProvider language={language}>
      <NumberedActivity
        {...shown}
        number={inOrder.indexOf(shown.activity.id) + 1}
        count={inOrder.length}
        actionUrl={actionOf(shown.activity.id)}
        language={spoken === language ? undefined : spoken}
      />
    </LanguageProvider>,
  )
}
