import type { Activity } from '../activity.ts'
import type { ActivityFeedback } from '../assess-practice.ts'
import type { Language } from '../language.ts'
import type { ActivityResponse, ResponseProblem } from '../practice/response.ts'

/** Looks a key up in `locales/…/activities.json` (the caller binds the namespace). */
export type Translate = (key: string, values?: Record<string, string | number>) => string

export type FormProperties<Kind extends Activity['kind']> = {
  activity: Extract<Activity, { kind: Kind }>
  /** What the learner answered so far; null = nothing yet. */
  response: Extract<ActivityResponse, { kind: Kind }> | null
  /** `feedbackOn(activity, response)`; null = nothing to tell yet. */
  feedback: Extract<ActivityFeedback, { kind: Kind }> | null
  /** Where the form is posted to. The hidden field `activity` names the activity. */
  actionUrl: string
  t: Translate
  /** The language of the lesson's words; give it when it differs from the page's. */
  language?: Language | undefined
  /** The words of an objective of the course, where the page knows them. */
  objectiveWords?: ((objective: string) => string) | undefined
  /** What was wrong with the answer just posted. */
  problem?: ResponseProblem | null
}
