import type { ScenarioActivity } from '../activity.ts'
import { type FormValues, firstValueOf } from './form-values.ts'
import type { Reading, ScenarioResponse } from './response.ts'

type Step = ScenarioActivity['steps'][number]
type Ending = ScenarioActivity['endings'][number]

export type ScenarioFeedback = {
  kind: 'scenario'
  /** Whether an ending was reached. */
  finished: boolean
  right: boolean
  /** What was chosen so far, with what happened then. */
  taken: { number: number; step: Step; choice: Step['choices'][number] }[]
  at: { kind: 'step'; step: Step } | { kind: 'ending'; ending: Ending }
}

const longestPath = 50

/**
 * Reads one move in a scenario. Fields: `path` (the choices made so far, in order), `choice` (the one made now),
 * and `go`: `on` (default), `back` (one step), `again` (from the start).
 */
export function readScenarioResponse(scenario: ScenarioActivity, values: FormValues): Reading<ScenarioResponse> {
  // The same choice may be taken twice on a way that leads round, so repeated values count here.
  const path = Object.hasOwn(values, 'path') ? [...(values.path ?? [])] : []
  const go = firstValueOf(values, 'go')
  if (go === 'again') return { kind: 'cleared' }
  const before = walkScenario(scenario, { kind: 'scenario', path })
  if (!before) return { kind: 'refused', problem: { field: 'choice', code: 'unknown-choice' }, response: null }
  if (go === 'back') {
    return path.length <= 1
      ? { kind: 'cleared' }
      : { kind: 'answered', response: { kind: 'scenario', path: path.slice(0, -1) } }
  }
  const choice = firstValueOf(values, 'choice')
  const soFar = path.length === 0 ? null : ({ kind: 'scenario', path } as const)
  if (choice === null) return { kind: 'refused', problem: { field: 'choice', code: 'choose-step' }, response: soFar }
  const response = { kind: 'scenario' as const, path: [...path, choice] }
  if (!walkScenario(scenario, response)) {
    return { kind: 'refused', problem: { field: 'choice', code: 'unknown-choice' }, response: soFar }
  }
  return { kind: 'answered', response }
}

/** Follows a path through the story; null when it does not exist (any more). */
export function walkScenario(scenario: ScenarioActivity, { path }: ScenarioResponse): ScenarioFeedback | null {
  if (path.length > longestPath) return null
  let at = placeIn(scenario, scenario.startStep)
  const taken: ScenarioFeedback['taken'] = []
  for (const choiceId of path) {
    if (at?.kind !== 'step') return null
    const choice = at.step.choices.find(({ id }) => id === choiceId)
    if (!choice) return null
    taken.push({ number: taken.length + 1, step: at.step, choice })
    at = placeIn(scenario, choice.to)
  }
  if (!at) return null
  const finished = at.kind === 'ending'
  return { kind: 'scenario', finished, right: at.kind === 'ending' && at.ending.tone === 'good', taken, at }
}

function placeIn({ steps, endings }: ScenarioActivity, id: string): ScenarioFeedback['at'] | null {
  const step = steps.find((candidate) => candidate.id === id)
  if (step) return { kind: 'step', step }
  const ending = endings.find((candidate) => candidate.id === id)
  return ending ? { kind: 'ending', ending } : null
}
