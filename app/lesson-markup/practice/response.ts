import { z } from 'zod'
import { triageActions, triageReasons } from '../triage-choices.ts'

export { type FormValues, firstValueOf, formValues, valuesOf } from './form-values.ts'

const name = z.string().max(80)

const questionResponse = z.object({ kind: z.literal('question'), chosen: z.array(name).max(20) })
const scenarioResponse = z.object({ kind: z.literal('scenario'), path: z.array(name).max(50) })
const redactResponse = z.object({ kind: z.literal('redact'), ticked: z.array(name).max(60) })
const triageResponse = z.object({
  kind: z.literal('triage'),
  decisions: z.array(z.object({ comment: name, action: z.enum(triageActions), reason: z.enum(triageReasons) })).max(10),
})

const matchResponse = z.object({
  kind: z.literal('match'),
  /** `card` is null only in an answer that was sent incomplete, which is shown again but never kept. */
  chosen: z.array(z.object({ pair: name, card: name.nullable() })).max(12),
})
const orderResponse = z.object({
  kind: z.literal('order'),
  /** `number` is null only in an answer that was sent incomplete, which is shown again but never kept. */
  numbers: z.array(z.object({ stage: name, number: z.number().int().nullable() })).max(10),
})

// What is written in these two may be a real case, so nothing of it comes here: only that the learner says it is done.
const ladderResponse = z.object({ kind: z.literal('ladder') })
const rewriteReplyResponse = z.object({ kind: z.literal('rewrite-reply') })

/** What a learner answered to an activity: small, plain, and kept as it is. */
export const activityResponse = z.discriminatedUnion('kind', [
  questionResponse,
  scenarioResponse,
  redactResponse,
  triageResponse,
  matchResponse,
  orderResponse,
  ladderResponse,
  rewriteReplyResponse,
])

export type QuestionResponse = z.infer<typeof questionResponse>
export type ScenarioResponse = z.infer<typeof scenarioResponse>
export type RedactResponse = z.infer<typeof redactResponse>
export type TriageResponse = z.infer<typeof triageResponse>
export type MatchResponse = z.infer<typeof matchResponse>
export type OrderResponse = z.infer<typeof orderResponse>
export type ActivityResponse = z.infer<typeof activityResponse>

/** What can be wrong with the number that was given to a stage. */
export type NumberFault = 'number-missing' | 'number-out-of-range' | 'number-repeated'

/** What is wrong with a posted answer: `problem.{code}` in the catalogue says it, `field` is the field to go back to. */
export type ResponseProblem = {
  field: string
  code:
    | 'choose-one'
    | 'choose-some'
    | 'choose-step'
    | 'choose-action'
    | 'choose-reason'
    | 'choose-every'
    | NumberFault
    | 'unknown-choice'
}

export type Reading<Response> =
  | { kind: 'answered'; response: Response }
  /** The learner wants to begin again. */
  | { kind: 'cleared' }
  | { kind: 'refused'; problem: ResponseProblem; response: Response | null }
