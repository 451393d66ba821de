import type { Activity } from '../activity.ts'
import type { ActivityFeedback } from '../assess-practice.ts'
import type { Language } from '../language.ts'
import type { ActivityResponse, ResponseProblem } from '../practice/response.ts'
import type { Translate } from './form-properties.ts'
import { LadderForm } from './ladder-form.tsx'
import { MatchForm } from './match-form.tsx'
import { OrderForm } from './order-form.tsx'
import { QuestionForm } from './question-form.tsx'
import { RedactForm } from './redact-form.tsx'
import { RewriteReplyForm } from './rewrite-reply-form.tsx'
import { ScenarioForm } from './scenario-form.tsx'
import { TriageForm } from './triage-form.tsx'

export type ActivityFormProperties = {
  activity: Activity
  response: ActivityResponse | null
  feedback: ActivityFeedback | null
  actionUrl: string
  t: Translate
  language?: Language | undefined
  objectiveWords?: ((objective: string) => string) | undefined
  problem?: ResponseProblem | null
}

/** An activity as a plain HTML form. A response of another kind counts as none. */
export function ActivityForm({ activity, response, feedback, ...rest }: ActivityFormProperties) {
  switch (activity.kind) {
    case 'question':
      return (
        <QuestionForm
          activity={activity}
          response={sameKind(response, 'question')}
          feedback={sameKind(feedback, 'question')}
          {...rest}
        />
      )
    case 'scenario':
      return (
        <ScenarioForm
          activity={activity}
          response={sameKind(response, 'scenario')}
          feedback={sameKind(feedback, 'scenario')}
          {...rest}
        />
      )
    case 'redact':
      return (
        <RedactForm
          activity={activity}
          response={sameKind(response, 'redact')}
          feedback={sameKind(feedback, 'redact')}
          {...rest}
        />
      )
    case 'triage':
      return (
        <TriageForm
          activity={activity}
          response={sameKind(response, 'triage')}
          feedback={sameKind(feedback, 'triage')}
          {...rest}
        />
      )
    case 'match':
      return (
        <MatchForm
          activity={activity}
          response={sameKind(response, 'match')}
          feedback={sameKind(feedback, 'match')}
          {...rest}
        />
      )
    case 'order':
      return (
        <OrderForm
          activity={activity}
          response={sameKind(response, 'order')}
          feedback={sameKind(feedback, 'order')}
          {...rest}
        />
      )
    case 'ladder':
      return (
        <LadderForm
          activity={activity}
          response={sameKind(response, 'ladder')}
          feedback={sameKind(feedback, 'ladder')}
          {...rest}
        />
      )
    case 'rewrite-reply':
      return (
        <RewriteReplyForm
          activity={activity}
          response={sameKind(response, 'rewrite-reply')}
          feedback={sameKind(feedback, 'rewrite-reply')}
          {...rest}
        />
      )
  }
}

function sameKind<Kinded extends { kind: string }, Kind extends Kinded['kind']>(value: Kinded | null, kind: Kind) {
  return value?.kind === kind ? (value as Extract<Kinded, { kind: Kind }>) : null
}
