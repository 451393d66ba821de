import type { Activity } from '#app/lesson-markup/activity.ts'
import { ActivityForm } from '#app/lesson-markup/activity-forms/activity-form.tsx'
import type { ActivityFeedback } from '#app/lesson-markup/assess-practice.ts'
import type { ActivityResponse, ResponseProblem } from '#app/lesson-markup/practice/response.ts'
import type { Objective } from '#db/schema/catalogue.ts'
import type { Language } from '#db/schema/people.ts'
import { localise } from './localised.tsx'
import { useTranslation } from './translation.tsx'

type LessonActivityProps = {
  activity: Activity
  response: ActivityResponse | null
  feedback: ActivityFeedback | null
  problem: ResponseProblem | null
  objectives: Objective[]
  actionUrl: string
  /** Given when the lesson's words are in another language than the page. */
  language: Language | undefined
}

/** One activity of a lesson with the page's own words around it. */
export function LessonActivity({ objectives, ...properties }: LessonActivityProps) {
  const { t, language } = useTranslation()
  const wordsOf = (id: string) => {
    const objective = objectives.find((one) => one.id === id)
    // A full stop before the colon of a score would be one sign too many.
    return objective ? localise(objective.text, language).words.replace(/\.$/, '') : id
  }
  return (
    <ActivityForm {...properties} objectiveWords={wordsOf} t={(key, values) => t(`activities:${key}`, values ?? {})} />
  )
}
