import type { ReactNode } from 'react'
import type { LocalisedText } from '#db/schema/catalogue.ts'
import { homeAddress, moduleAddress } from './addresses.ts'
import { Localised } from './localised.tsx'
import { useProgrammeLink } from './programme-links.tsx'
import { type TopicScore, TopicScores } from './topic-scores.tsx'
import { Message } from './translation.tsx'

export type PreAssessmentResultProps = {
  courseId: string
  module: LocalisedText
  passed: boolean
  right: number
  total: number
  /** What was not all right, the most missed first. */
  missed: TopicScore[]
  known: TopicScore[]
}

/** What somebody knew before the lessons, topic by topic: which to take most time for, or that none is asked of them. */
export function PreAssessmentResult({
  courseId,
  module,
  passed,
  right,
  total,
  missed,
  known,
  notice,
}: PreAssessmentResultProps & { notice: ReactNode }) {
  const within = useProgrammeLink()
  const outcome = passed ? 'preAssessmentPassed' : 'preAssessmentNotPassed'
  return (
    <>
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">
          <Localised text={module} />
        </span>
        <Message name={`assessment:result.${outcome}`} />
      </h1>
      <p className="lisans-lede">
        <Message name={`assessment:result.${outcome}Lead`} values={{ right, total }} />
      </p>
      {notice}
      <Topics id="missed" heading={passed ? 'lookAgainHeading' : 'mattersHeading'} topics={missed} />
      <p className="lisans-actions">
        <a className="govuk-button" href={passed ? homeAddress : within(moduleAddress(courseId))}>
          <Message name={passed ? 'assessment:result.toNext' : 'assessment:result.toLessons'} />
        </a>
      </p>
      <Topics id="known" heading="knownHeading" topics={known} />
      <p className="govuk-body">
        <Message name="assessment:result.preAssessmentClosed" />
      </p>
    </>
  )
}

function Topics({ id, heading, topics }: { id: string; heading: string; topics: TopicScore[] }) {
  if (topics.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 className="govuk-heading-m" id={id}>
        <Message name={`assessment:result.${heading}`} />
      </h2>
      <TopicScores topics={topics} critical="criticalAhead" />
    </section>
  )
}
