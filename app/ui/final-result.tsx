import type { ReactNode } from 'react'
import type { FinalStage } from '#app/web/final-stage.ts'
import { certificateAddress, finalAddress, rulesAddress } from './addresses.ts'
import { useProgrammeLink } from './programme-links.tsx'
import { type TopicScore, TopicScores } from './topic-scores.tsx'
import { Message } from './translation.tsx'
import { useInstants } from './use-instants.ts'

export type FinalResultProps = {
  passed: boolean
  /** It asked only the critical questions that an earlier final missed. */
  retake: boolean
  right: number
  total: number
  onlyCriticals: boolean
  topics: TopicScore[]
  stage: FinalStage
  certified: boolean
}

type Shown = FinalResultProps & { notice: ReactNode }

/** How a final ended. Who did not pass is told with respect, and shown the way back. */
export function FinalResult(result: Shown) {
  return result.passed ? <Passed {...result} /> : <NotPassed {...result} />
}

function Passed({ right, total, retake, stage, certified, notice }: Shown) {
  const within = useProgrammeLink()
  const signs = stage.kind === 'passed'
  const next = signs ? (stage.rulesLive ? 'signNext' : 'signWait') : certified ? 'certified' : null
  return (
    <>
      <h1 className="govuk-heading-l">
        <Message name="assessment:result.finalPassed" />
      </h1>
      <p className="lisans-lede">
        <Message
          name={retake ? 'assessment:result.retakePassedLead' : 'assessment:result.finalPassedLead'}
          values={{ right, total }}
        />
      </p>
      {notice}
      {next && (
        <p className="govuk-body">
          <Message name={`assessment:result.${next}`} />
        </p>
      )}
      {next && (
        <p className="lisans-actions">
          <a className="govuk-button" href={within(signs ? rulesAddress : certificateAddress)}>
            <Message name={signs ? 'assessment:final.toRules' : 'assessment:final.toCertificate'} />
          </a>
        </p>
      )}
    </>
  )
}

function NotPassed({ right, total, retake, onlyCriticals, topics, stage, notice }: Shown) {
  const lead = retake ? 'retakeNotPassedLead' : onlyCriticals ? 'finalCriticalsLead' : 'finalNotPassedLead'
  return (
    <>
      <h1 className="govuk-heading-l">
        <Message name="assessment:result.finalNotPassed" />
      </h1>
      <p className="lisans-lede">
        <Message name={`assessment:result.${lead}`} values={{ right, total }} />
      </p>
      {notice}
      <WhatNext stage={stage} onlyCriticals={onlyCriticals} />
      <h2 className="govuk-heading-m">
        <Message name="assessment:result.objectives" />
      </h2>
      <p className="govuk-body">
        <Message name="assessment:result.objectivesWhy" />
      </p>
      <TopicScores topics={topics} />
      <p className="govuk-body">
        <Message name="assessment:result.private" />
      </p>
    </>
  )
}

function WhatNext({ stage, onlyCriticals }: { stage: FinalStage; onlyCriticals: boolean }) {
  const within = useProgrammeLink()
  const { dayAndTime } = useInstants()
  const opensAt = stage.kind === 'cool-down' && stage.opensAt ? dayAndTime(stage.opensAt) : null
  return (
    <section className="lisans-notice lisans-notice--info" aria-labelledby="next">
      <h2 className="lisans-notice__heading" id="next">
        <Message name="assessment:result.next" />
      </h2>
      <p className="govuk-body">
        {opensAt && <Message name="assessment:result.nextAt" values={{ at: opensAt }} />}
        {stage.kind === 'ready' && <Message name="assessment:result.nextNow" />}
        {stage.kind === 'needs-unlock' && <Message name="assessment:result.nextUnlock" />}{' '}
        {onlyCriticals && <Message name="assessment:result.nextCriticals" />}
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={within(finalAddress)}>
          <Message name="assessment:result.toFinal" />
        </a>
      </p>
    </section>
  )
}
