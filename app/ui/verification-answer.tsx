import type { ReactNode } from 'react'
import type { LocalisedText } from '#db/schema/catalogue.ts'
import { Day, DayAndTime } from './day.tsx'
import { Localised } from './localised.tsx'
import { Notice } from './notice.tsx'
import { Message } from './translation.tsx'

type VerificationAnswerProps = {
  found: {
    valid: boolean
    state: string
    number: string
    holderName: string
    holderLeft: boolean
    holderErased: boolean
    nameCorrectedAt: Date | null
    organisation: string
    programmeTitle: LocalisedText
    issuedAt: Date
    validUntil: Date
  } | null
  checkedAt: Date
}

/** Valid or not, and the least that lets somebody compare the paper in their hand. */
export function VerificationAnswer({ found, checkedAt }: VerificationAnswerProps) {
  return (
    <>
      <Notice tone={found?.valid ? 'good' : 'warn'}>
        <p className="govuk-body">
          <Message name={`certificate:verify.meaning.${found?.state ?? 'unknown'}`} />
        </p>
        {found?.holderErased && (
          <p className="govuk-body">
            <Message name="erasure:verify.sentence" />
          </p>
        )}
        {found?.holderLeft && (
          <p className="govuk-body">
            <Message name="certificate:verify.holderLeft" />
          </p>
        )}
        {found?.nameCorrectedAt && (
          <p className="govuk-body">
            <Message name="certificate:verify.nameCorrected" /> <Day at={found.nameCorrectedAt} />
          </p>
        )}
      </Notice>
      {found && (
        <dl className="govuk-summary-list">
          <Row name="holder">{found.holderErased ? <Message name="erasure:verify.holder" /> : found.holderName}</Row>
          <Row name="programme">
            <Localised text={found.programmeTitle} />
          </Row>
          <Row name="organisation">{found.organisation}</Row>
          <Row name="number">{found.number}</Row>
          <Row name="issued">
            <Day at={found.issuedAt} />
          </Row>
          <Row name="validUntil">
            <Day at={found.validUntil} />
          </Row>
        </dl>
      )}
      <p className="lisans-meta">
        <Message name="certificate:verify.checkedAt" /> <DayAndTime at={checkedAt} />
      </p>
    </>
  )
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="govuk-summary-list__row">
      <dt className="govuk-summary-list__key">
        <Message name={`certificate:${name}`} />
      </dt>
      <dd className="govuk-summary-list__value">{children}</dd>
    </div>
  )
}
