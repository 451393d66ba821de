import type { ComponentDefinition } from './component-definition.ts'
import { because } from './components/because.ts'
import { callout } from './components/callout.tsx'
import { card } from './components/card.ts'
import { choice } from './components/choice.ts'
import { comment } from './components/comment.ts'
import { ending } from './components/ending.ts'
import { figure } from './components/figure.tsx'
import { ladder } from './components/ladder.ts'
import { legalFact } from './components/legal-fact.tsx'
import { match } from './components/match.ts'
import { model } from './components/model.ts'
import { option } from './components/option.ts'
import { order } from './components/order.ts'
import { original } from './components/original.ts'
import { pair } from './components/pair.ts'
import { point } from './components/point.ts'
import { question } from './components/question.ts'
import { redact } from './components/redact.ts'
import { rewriteReply } from './components/rewrite-reply.ts'
import { scenario } from './components/scenario.ts'
import { spot } from './components/spot.ts'
import { stage } from './components/stage.ts'
import { step } from './components/step.ts'
import { term } from './components/term.tsx'
import { triage } from './components/triage.ts'

/** Everything a lesson may contain beyond Markdown: the allow-list, the linter, the manual and the editor read it from here. */
export const registry: readonly ComponentDefinition[] = [
  callout,
  figure,
  term,
  legalFact,
  question,
  option,
  because,
  scenario,
  step,
  choice,
  ending,
  redact,
  spot,
  triage,
  comment,
  match,
  card,
  pair,
  order,
  stage,
  rewriteReply,
  original,
  model,
  point,
  ladder,
] as unknown as readonly ComponentDefinition[]

const byName = new Map(registry.map((definition) => [definition.name, definition]))

/** The component of that name, or null. A map, so that names such as “constructor” find nothing. */
export function findComponent(name: string): ComponentDefinition | null {
  return byName.get(name) ?? null
}
