import type { LocalisedText } from '#db/schema/catalogue.ts'
import { Localised } from './localised.tsx'
import { Message } from './translation.tsx'
import { useInstants } from './use-instants.ts'

export type StepLeft =
  | { kind: 'lessons'; title: LocalisedText; count: number }
  | { kind: 'quiz'; title: LocalisedText }
  | { kind: 'final'; blocked: null | 'cool-down' | 'needs-unlock'; opensAt: Date | null; retake: boolean }
  | { kind: 'update'; by: Date; overdue: boolean }
  | { kind: 'programme'; title: LocalisedText }
  | { kind: 'sign'; live: boolean }
  | { kind: 'sign-policy'; policyId: string }
  | { kind: 'ask'; whom: 'focal-point' | 'named-officer' | 'administrator' }

/** What is left for somebody to do, as an officer reads it. Nothing when nothing is. */
export function StepsLeft({ steps }: { steps: StepLeft[] }) {
  if (steps.length === 0) return null
  return (
    <section aria-labelledby="steps-left">
      <h2 className="govuk-heading-m" id="steps-left">
        <Message name="desk:steps.heading" />
      </h2>
      <ul className="govuk-list govuk-list--bullet">
        {steps.map((step) => (
          <li key={JSON.stringify(step)}>
            <Step step={step} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Step({ step }: { step: StepLeft }) {
  const { day, dayAndTime } = useInstants()
  switch (step.kind) {
    case 'lessons':
      return (
        <>
          <Message name="desk:steps.lessons" values={{ count: step.count }} /> <Localised text={step.title} />
        </>
      )
    case 'quiz':
      return (
        <>
          <Message name="desk:steps.quiz" /> <Localised text={step.title} />
        </>
      )
    case 'final':
      return (
        <>
          <Message name={step.retake ? 'desk:steps.retake' : 'desk:steps.final'} />
          {step.blocked === 'needs-unlock' && (
            <>
              {'; '}
              <Message name="desk:steps.needsUnlock" />
            </>
          )}
          {step.blocked === 'cool-down' && step.opensAt && (
            <>
              {'; '}
              <Message name="desk:steps.opensAt" values={{ at: dayAndTime(step.opensAt) }} />
            </>
          )}
        </>
      )
    case 'update':
      return <Message name={`updates:steps.${step.overdue ? 'overdue' : 'due'}`} values={{ day: day(step.by) }} />
    case 'programme':
      return (
        <>
          <Message name="desk:steps.programme" /> <Localised text={step.title} />
        </>
      )
    case 'sign':
      return <Message name={step.live ? 'desk:steps.sign' : 'desk:steps.signWaits'} />
    case 'sign-policy':
      return <Message name="policies:steps.officer" />
    case 'ask':
      return <Message name={`desk:steps.ask.${step.whom}`} />
  }
}
