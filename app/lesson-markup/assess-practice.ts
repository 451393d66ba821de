import type { Activity } from './activity.ts'
import { type MatchFeedback, markMatchResponse, readMatchResponse } from './practice/mark-match.ts'
import { markOrderResponse, type OrderFeedback, readOrderResponse } from './practice/mark-order.ts'
import { markQuestionResponse, type QuestionFeedback, readQuestionResponse } from './practice/mark-question.ts'
import { markRedactResponse, type RedactFeedback, readRedactResponse } from './practice/mark-redact.ts'
import { markTriageResponse, readTriageResponse, type TriageFeedback } from './practice/mark-triage.ts'
import { type DoneFeedback, readDone } from './practice/read-done.ts'
import { type ActivityResponse, activityResponse, type FormValues, type Reading } from './practice/response.ts'
import { readScenarioResponse, type ScenarioFeedback, walkScenario } from './practice/walk-scenario.ts'

/** Every feedback has `finished` (nothing is left to answer) and `right` (all of it was right). */
export type ActivityFeedback =
  | QuestionFeedback
  | ScenarioFeedback
  | RedactFeedback
  | TriageFeedback
  | MatchFeedback
  | OrderFeedback
  | DoneFeedback

/** Reads a posted practice form: an answer to keep, a wish to begin again, or what is missing. Keeps nothing itself. */
export function readResponse(activity: Activity, values: FormValues): Reading<ActivityResponse> {
  switch (activity.kind) {
    case 'question':
      return readQuestionResponse(activity, values)
    case 'scenario':
      return readScenarioResponse(activity, values)
    case 'redact':
      return readRedactResponse(activity, values)
    case 'triage':
      return readTriageResponse(activity, values)
    case 'match':
      return readMatchResponse(activity, values)
    case 'order':
      return readOrderResponse(activity, values)
    case 'ladder':
    case 'rewrite-reply':
      return readDone(activity.kind)
  }
}

/** The feedback on an answer; null when it does not fit the activity, for example because the lesson was revised since. */
export function feedbackOn(activity: Activity, response: ActivityResponse): ActivityFeedback | null {
  if (activity.kind === 'question' && response.kind === 'question') return markQuestionResponse(activity, response)
  if (activity.kind === 'scenario' && response.kind === 'scenario') return walkScenario(activity, response)
  if (activity.kind === 'redact' && response.kind === 'redact') return markRedactResponse(activity, response)
  if (activity.kind === 'triage' && response.kind === 'triage') return markTriageResponse(activity, response)
  if (activity.kind === 'match' && response.kind === 'match') return markMatchResponse(activity, response)
  if (activity.kind === 'order' && response.kind === 'order') return markOrderResponse(activity, response)
  if (activity.kind === 'ladder' && response.kind === 'ladder') return { kind: 'ladder', finished: true, right: true }
  if (activity.kind === 'rewrite-reply' && response.kind === 'rewrite-reply')
    return { kind: 'rewrite-reply', finished: true, right: true }
  return null
}

/** An answer that was kept earlier, with its feedback; null when it is unreadable or does not fit the activity any more. */
export function recallResponse(
  activity: Activity,
  kept: unknown,
): { response: ActivityResponse; feedback: ActivityFeedback } | null {
  const parsed = activityResponse.safeParse(kept)
  if (!parsed.success) return null
  const feedback = feedbackOn(activity, parsed.data)
  return feedback ? { response: parsed.data, feedback } : null
}
