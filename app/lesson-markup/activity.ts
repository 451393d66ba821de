import { z } from 'zod'
import { triageActions, triageReasons } from './triage-choices.ts'

export { triageActions, triageReasons }

// Every …Html string below was rendered from checked Markdown by this module and may be put on a page as it is.
// `Because` texts, `correct`, `hide`, `action`, `reason`, the `card` of a pair and the sequence of stages are the key: they reach a browser only after a response.

const option = z.object({ id: z.string(), optionHtml: z.string(), correct: z.boolean(), becauseHtml: z.string() })

const questionActivity = z.object({
  kind: z.literal('question'),
  id: z.string(),
  objective: z.string().nullable(),
  selection: z.enum(['single', 'multiple']),
  stemHtml: z.string(),
  /** The stem without markup, for lists, audits and the search for near-duplicates. */
  stemText: z.string(),
  options: z.array(option),
  /** `practice` inside a lesson, otherwise the name of the bank file: `quiz`, `final`. */
  pool: z.string(),
  critical: z.boolean(),
  difficulty: z.number().int().min(1).max(3).nullable(),
  /** The legal fact that the question examines. */
  fact: z.string().nullable(),
})

const choice = z.object({ id: z.string(), to: z.string(), choiceHtml: z.string(), becauseHtml: z.string() })

const scenarioActivity = z.object({
  kind: z.literal('scenario'),
  id: z.string(),
  title: z.string(),
  objective: z.string().nullable(),
  startStep: z.string(),
  steps: z.array(z.object({ id: z.string(), situationHtml: z.string(), choices: z.array(choice) })),
  endings: z.array(z.object({ id: z.string(), tone: z.enum(['good', 'mixed', 'bad']), endingHtml: z.string() })),
})

const redactActivity = z.object({
  kind: z.literal('redact'),
  id: z.string(),
  title: z.string(),
  objective: z.string().nullable(),
  intro: z.string().nullable(),
  /** The draft. Each spot is a numbered `<label for="{activity id}--{spot id}">`, so its words work the tick box below it. */
  draftHtml: z.string(),
  spots: z.array(
    z.object({
      id: z.string(),
      spotKind: z.enum(['person', 'place', 'number', 'screen', 'other']),
      hide: z.boolean(),
      wordsHtml: z.string(),
      becauseHtml: z.string(),
    }),
  ),
})

const triageActivity = z.object({
  kind: z.literal('triage'),
  id: z.string(),
  title: z.string(),
  objective: z.string().nullable(),
  comments: z.array(
    z.object({
      id: z.string(),
      from: z.string(),
      /** The comment's own objective, or else that of the triage. */
      objective: z.string().nullable(),
      commentHtml: z.string(),
      action: z.enum(triageActions),
      reason: z.enum(triageReasons),
      becauseHtml: z.string(),
    }),
  ),
})

const matchActivity = z.object({
  kind: z.literal('match'),
  id: z.string(),
  title: z.string(),
  objective: z.string().nullable(),
  intro: z.string().nullable(),
  /** What can be chosen: plain words, because they stand in a list box. Ids are made from the authors' own, which may tell too much. */
  cards: z.array(z.object({ id: z.string(), cardText: z.string() })),
  /** `card` is the key. */
  pairs: z.array(z.object({ id: z.string(), pairHtml: z.string(), card: z.string(), becauseHtml: z.string() })),
})

const orderActivity = z.object({
  kind: z.literal('order'),
  id: z.string(),
  title: z.string(),
  objective: z.string().nullable(),
  intro: z.string().nullable(),
  /** In the right order, which is the key. */
  stages: z.array(z.object({ id: z.string(), stageHtml: z.string(), becauseHtml: z.string() })),
})

const ladderActivity = z.object({
  kind: z.literal('ladder'),
  id: z.string(),
  title: z.string(),
  objective: z.string().nullable(),
  intro: z.string().nullable(),
  /** What the author says before the steps; the steps are the interface's own. */
  openingHtml: z.string().nullable(),
})

const rewriteReplyActivity = z.object({
  kind: z.literal('rewrite-reply'),
  id: z.string(),
  title: z.string(),
  objective: z.string().nullable(),
  intro: z.string().nullable(),
  /** The most words that a good reply needs. */
  limit: z.number().int(),
  originalHtml: z.string(),
  modelHtml: z.string(),
  points: z.array(z.string()),
})

export const activity = z.discriminatedUnion('kind', [
  questionActivity,
  scenarioActivity,
  redactActivity,
  triageActivity,
  matchActivity,
  orderActivity,
  ladderActivity,
  rewriteReplyActivity,
])

export type QuestionActivity = z.infer<typeof questionActivity>
export type ScenarioActivity = z.infer<typeof scenarioActivity>
export type RedactActivity = z.infer<typeof redactActivity>
export type TriageActivity = z.infer<typeof triageActivity>
export type MatchActivity = z.infer<typeof matchActivity>
export type OrderActivity = z.infer<typeof orderActivity>
export type Activity = z.infer<typeof activity>
export type TriageAction = (typeof triageActions)[number]
export type TriageReason = (typeof triageReasons)[number]
