import type { CheckpointVerdict } from '#app/domain/ledger/verify-checkpoint.ts'
import { auditChainAddress, entryAddress } from './audit-addresses.ts'
import { DayAndTime } from './day.tsx'
import { Notice } from './notice.tsx'
import { Message } from './translation.tsx'

type ComparisonVerdictProps = {
  compared: {
    verdict: CheckpointVerdict
    signedAt: Date
    /** How many entries the last verification found sound; null where it found none or something broken. */
    verifiedUpTo: number | null
  }
}

/** Whether an earlier checkpoint still holds, which entry it is about, and what that means. */
export function ComparisonVerdict({ compared: { verdict, signedAt, verifiedUpTo } }: ComparisonVerdictProps) {
  const { sequence } = verdict
  const entry = (
    <p className="govuk-body">
      <a className="govuk-link" href={entryAddress(sequence)}>
        <Message name="audit:entry.number" values={{ number: sequence }} />
      </a>
      , <Message name="audit:comparison.signed" /> <DayAndTime at={signedAt} />
    </p>
  )
  if (verdict.kind === 'differs')
    return (
      <Notice tone="bad" role="alert" heading={<Message name="audit:comparison.differs" />}>
        {entry}
        <p className="govuk-body">
          <Message name={`audit:comparison.fault.${verdict.reason}`} />
        </p>
      </Notice>
    )
  const covered = verifiedUpTo !== null && verifiedUpTo >= sequence
  return (
    <Notice tone="good" role="status" heading={<Message name="audit:comparison.agrees" />}>
      {entry}
      <p className="govuk-body">
        <Message name={`audit:comparison.${covered ? 'covered' : 'notCovered'}`} />{' '}
        {!covered && (
          <a className="govuk-link" href={auditChainAddress}>
            <Message name="audit:section.chain.name" />
          </a>
        )}
      </p>
    </Notice>
  )
}
