import type { FinalStage } from '#app/web/final-stage.ts'
import type { LocalisedText } from '#db/schema/catalogue.ts'
import { certificateAddress, rulesAddress, updateAddress } from './addresses.ts'
import { Localised } from './localised.tsx'
import { Notice } from './notice.tsx'
import { useProgrammeLink } from './programme-links.tsx'
import { Message } from './translation.tsx'
import { useInstants } from './use-instants.ts'

export type NamedStep = { kind: 'lesson' | 'quiz' | 'programme'; title: LocalisedText; href: string }

const stepNames: Record<NamedStep['kind'], string> = {
  lesson: 'assessment:final.stepLesson',
  quiz: 'assessment:final.stepQuiz',
  programme: 'programmes:learner.stepProgramme',
}

export type Topic = { id: string; text: LocalisedText; lesson: { title: LocalisedText; href: string } | null }

type FinalStageNoticeProps = {
  stage: FinalStage
  steps: NamedStep[]
  /** What a retake of critical questions covers; null for a whole paper. */
  topics: Topic[] | null
  focalPoints: string[]
  expiringDays: number
}

/** Why the final can or cannot be taken now, and what to do instead. */
export function FinalStageNotice({ stage, steps, topics, focalPoints, expiringDays }: FinalStageNoticeProps) {
  const within = useProgrammeLink()
  const { day, dayAndTime } = useInstants()
  switch (stage.kind) {
    case 'stopped':
      return <Told tone="warn" about={`stopped.${stage.state}`} />
    case 'steps-first':
      return (
        <Notice heading={<Message name="assessment:final.stepsFirst" />}>
          <Told about="stepsFirstWhy" />
          <ul className="govuk-list">
            {steps.map(({ kind, title, href }) => (
              <li key={href}>
                <a className="govuk-link" href={kind === 'quiz' ? within(href) : href}>
                  <Message name={stepNames[kind]} /> <Localised text={title} />
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      )
    case 'needs-unlock':
      return (
        <Notice heading={<Message name="assessment:final.needsUnlock" />}>
          <Told about="needsUnlockWhy" values={{ at: stage.since ? day(stage.since) : '' }} />
          {focalPoints.length === 0 ? (
            <Told about="needsUnlockNobody" />
          ) : (
            <p className="govuk-body">
              <Message name="assessment:final.needsUnlockWho" /> <strong>{focalPoints.join(', ')}</strong>
            </p>
          )}
        </Notice>
      )
    case 'cool-down': {
      const at = stage.opensAt ? dayAndTime(stage.opensAt) : ''
      return (
        <Notice heading={<Message name="assessment:final.coolDown" values={{ at }} />}>
          <Told about="coolDownWhy" />
        </Notice>
      )
    }
    case 'ready':
      return (
        <>
          {stage.validUntil && <Told about="renews" values={{ at: day(stage.validUntil) }} />}
          {topics ? <RetakeNotice topics={topics} /> : <Told about="about" />}
        </>
      )
    case 'passed':
      return (
        <Notice tone="good" heading={<Message name="assessment:final.passed" />}>
          <Told about={stage.rulesLive ? 'passedSign' : 'passedWait'} />
          <Way href={within(rulesAddress)} name="toRules" />
        </Notice>
      )
    case 'nothing-to-do':
      return (
        <Notice tone="good" heading={<Message name="assessment:final.nothingToRenew" />}>
          {stage.validUntil && (
            <Told about="nothingToRenewWhy" values={{ at: day(stage.validUntil), days: expiringDays }} />
          )}
          <Way href={within(certificateAddress)} name="toCertificate" />
        </Notice>
      )
    case 'catch-up':
      return (
        <Notice heading={<Message name="updates:noFinal.heading" />}>
          <p className="govuk-body">
            <a className="govuk-link" href={within(updateAddress)}>
              <Message name="updates:next.button" />
            </a>
          </p>
        </Notice>
      )
  }
}

function RetakeNotice({ topics }: { topics: Topic[] }) {
  return (
    <Notice heading={<Message name="assessment:final.retakeHeading" />}>
      <Told about="retakeWhat" />
      <ul className="govuk-list govuk-list--bullet">
        {topics.map(({ id, text, lesson }) => (
          <li key={id}>
            <Localised text={text} />
            {lesson && (
              <>
                {' – '}
                <a className="govuk-link" href={lesson.href}>
                  <Localised text={lesson.title} />
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Told({ about, values, tone }: { about: string; values?: Record<string, unknown>; tone?: 'warn' }) {
  const sentence = (
    <p className="govuk-body">
      <Message name={`assessment:final.${about}`} values={values} />
    </p>
  )
  return tone ? <Notice tone={tone}>{sentence}</Notice> : sentence
}

function Way({ href, name }: { href: string; name: string }) {
  return (
    <p className="govuk-body">
      <a className="govuk-link" href={href}>
        <Message name={`assessment:final.${name}`} />
      </a>
    </p>
  )
}
