import type { LocalisedText } from '#db/schema/catalogue.ts'
import { Day } from './day.tsx'
import { Localised } from './localised.tsx'
import { Message } from './translation.tsx'

type PersonCertificatesProps = {
  certificates: {
    number: string
    issuedAt: Date | string
    validUntil: Date | string
    programmeTitle: LocalisedText
    programmeNumber: number
    rulesNumber: number
    signedAt: Date | string
    scorePercent: number | null
    submittedAt: Date | string | null
    courseRevisions: Record<string, number>
  }[]
}

/** Every certificate somebody was awarded, with what it rests on. */
export function PersonCertificates({ certificates }: PersonCertificatesProps) {
  if (certificates.length === 0) {
    return (
      <p className="govuk-body">
        <Message name="hr:certificates.none" />
      </p>
    )
  }
  return (
    <ul className="govuk-list lisans-desk">
      {certificates.map((one) => (
        <li key={one.number} className="lisans-desk__item">
          <a className="govuk-link" href={`/verify/${one.number}`}>
            {one.number}
          </a>
          {': '}
          <Localised text={one.programmeTitle} />
          <div className="govuk-hint lisans-beneath">
            <Message name="hr:certificates.issued" /> <Day at={new Date(one.issuedAt)} />
            {'. '}
            <Message name="hr:list.validUntil" /> <Day at={new Date(one.validUntil)} />
            {'. '}
            {one.submittedAt && one.scorePercent !== null && (
              <>
                <Message name="hr:certificates.final" values={{ percent: one.scorePercent }} />{' '}
                <Day at={new Date(one.submittedAt)} />
                {'. '}
              </>
            )}
            <Message name="hr:certificates.rests" values={{ version: one.programmeNumber, rules: one.rulesNumber }} />{' '}
            <Day at={new Date(one.signedAt)} />
            {'. '}
            {Object.entries(one.courseRevisions)
              .map(([course, number]) => `${course} ${number}`)
              .join(', ')}
          </div>
        </li>
      ))}
    </ul>
  )
}
