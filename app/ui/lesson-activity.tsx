import type { Activity } from '#app/lesson-markup/activity.ts'
import { ActivityForm } from '#app/lesson-markup/activity-forms/activity-form.tsx'
import type { ActivityFeedback } from '#app/lesson-markup/assess-practice.ts'
import type { ActivityResponse, ResponseProblem } from '#app/lesson-markup/practice/response.ts'
import type { Language } from '#db/schema/people.ts'
import { useTranslation } from './translation.tsx'

type LessonActivityProps = {
  activity: Activity
  response: ActivityResponse | null
  feedback: ActivityFeedback | null
  problem: ResponseProblem | null
  actionUrl: string
  /** Given when the lesson's words are in another language than the page. */
  language: Language | undefined
}

/** One activity of a lesson with the page's own words around it. */
export function LessonActivity(properties: LessonActivityProps) {
  const { t } = useTranslation()
  return <ActivityForm {...properties} t={(key, values) => t(`activities:${key}`, values ?? {})} />
}
