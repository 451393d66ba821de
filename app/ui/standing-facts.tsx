import type { ReactNode } from 'react'
import { Day } from './day.tsx'
import { Tag } from './tag.tsx'
import { Message } from './translation.tsx'

type StandingFactsProps = {
  standing: {
    state: string
    gate: 'open' | 'shut'
    reason: string | null
    since: Date | null
    validUntil: Date | null
    suspendedUntil: Date | null
    onLeave: boolean
    refresherDue: boolean
    /** Of the newest certificate. */
    number: string | null
    /** The exemption that runs, whatever else weighs more. */
    exemption: { ground: string; endsAt: Date | null } | null
  }
}

/** Where somebody stands and why, as an officer reads it. */
export function StandingFacts({ standing }: StandingFactsProps) {
  const { state, gate, reason, since, validUntil, suspendedUntil, onLeave, refresherDue, number, exemption } = standing
  return (
    <dl className="govuk-summary-list">
      <Row name="standing">
        <Tag tone={gate === 'open' ? 'good' : 'warn'}>
          <Message name={`desk:state.${state}`} />
        </Tag>
        {onLeave && (
          <>
            {' '}
            <Tag tone="quiet">
              <Message name="desk:facts.onLeave" />
            </Tag>
          </>
        )}
        {refresherDue && (
          <>
            {' '}
            <Tag tone="quiet">
              <Message name="desk:facts.refresherDue" />
            </Tag>
          </>
        )}
      </Row>
      {since && (
        <Row name="since">
          <Day at={since} />
        </Row>
      )}
      <Row name="access">
        <Message name={gate === 'open' ? 'desk:facts.open' : `desk:reason.${reason}`} />
      </Row>
      {validUntil && (
        <Row name="validUntil">
          <Day at={validUntil} />
        </Row>
      )}
      {state === 'suspended' && (
        <Row name="suspendedUntil">
          {suspendedUntil ? <Day at={suspendedUntil} /> : <Message name="desk:facts.noEnd" />}
        </Row>
      )}
      {exemption && (
        <Row name="exemption">
          <Message name={`desk:exemption.ground.${exemption.ground}`} />.{' '}
          {exemption.endsAt ? (
            <>
              <Message name="desk:facts.lastDay" /> <Day at={exemption.endsAt} />
            </>
          ) : (
            <Message name="desk:facts.noEnd" />
          )}
        </Row>
      )}
      {number && (
        <Row name="certificate">
          <a className="govuk-link" href={`/verify/${number}`}>
            {number}
          </a>
        </Row>
      )}
    </dl>
  )
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="govuk-summary-list__row">
      <dt className="govuk-summary-list__key">
        <Message name={`desk:facts.${name}`} />
      </dt>
      <dd className="govuk-summary-list__value">{children}</dd>
    </div>
  )
}
