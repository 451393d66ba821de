import type { Activity, ScenarioActivity } from '#app/lesson-markup/activity.ts'
import type { ActivityResponse } from '#app/lesson-markup/practice/response.ts'
import { chance, oneOf } from './demo-chance.ts'

/** What this person answers to an activity of a lesson: mostly right, now and then not. */
export function practise(activity: Activity, staffNumber: string): ActivityResponse {
  const slips = chance('practice', staffNumber, activity.id) < 0.25
  switch (activity.kind) {
    case 'question': {
      const chosen = activity.options.filter((option) => option.correct !== (slips && activity.selection === 'single'))
      const ids = chosen.map((option) => option.id)
      return { kind: 'question', chosen: activity.selection === 'single' ? ids.slice(0, 1) : ids }
    }
    case 'scenario':
      return { kind: 'scenario', path: walk(activity, staffNumber) }
    case 'redact': {
      const hidden = activity.spots.filter((spot) => spot.hide).map((spot) => spot.id)
      return { kind: 'redact', ticked: slips ? hidden.slice(1) : hidden }
    }
    case 'triage':
      return {
        kind: 'triage',
        decisions: activity.comments.map(({ id, action, reason }, place) => ({
          comment: id,
          action: slips && place === 0 ? 'leave' : action,
          reason,
        })),
      }
    case 'match':
      return {
        kind: 'match',
        chosen: activity.pairs.map(({ id, card }, place) => ({
          pair: id,
          card: slips && place === 0 ? (activity.cards.at(-1)?.id ?? card) : card,
        })),
      }
    case 'order': {
      const inOrder = slips ? [...activity.stages].reverse() : activity.stages
      return { kind: 'order', numbers: inOrder.map(({ id }, place) => ({ stage: id, number: place + 1 })) }
    }
    case 'ladder':
    case 'rewrite-reply':
      return { kind: activity.kind }
  }
}

/** Takes one choice after the other until the story ends. */
function walk(scenario: ScenarioActivity, staffNumber: string): string[] {
  const path: string[] = []
  let step = scenario.steps.find((one) => one.id === scenario.startStep)
  while (step && path.length < scenario.steps.length * 2) {
    const choice = oneOf(step.choices, 'walk', staffNumber, scenario.id, path.length)
    path.push(choice.id)
    step = scenario.steps.find((one) => one.id === choice.to)
  }
  return path
}
