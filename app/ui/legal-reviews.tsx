import { useCalendarDays } from './calendar-day.tsx'
import { DayAndTime } from './day.tsx'
import { Tag } from './tag.tsx'
import { Message } from './translation.tsx'

type LegalReviewsProps = {
  /** Newest first. */
  reviews: {
    id: string
    finding: 'confirmed' | 'wrong'
    reviewerName: string | null
    reviewedAt: Date
    source: string
    note: string
    asAtOn: string
    reviewByOn: string
    ofPresentText: boolean
  }[]
}

/** Who looked at a fact before, and what they found. */
export function LegalReviews({ reviews }: LegalReviewsProps) {
  const write = useCalendarDays()
  if (reviews.length === 0) {
    return (
      <p className="govuk-body">
        <Message name="legal:reviews.none" />
      </p>
    )
  }
  return (
    <ol className="govuk-list lisans-desk">
      {reviews.map((one) => (
        <li key={one.id} className="lisans-desk__item">
          <p className="govuk-body lisans-beneath">
            <Tag tone={one.finding === 'wrong' ? 'bad' : 'good'}>
              <Message name={`legal:finding.${one.finding}`} />
            </Tag>{' '}
            {one.reviewerName}
            {', '}
            <DayAndTime at={one.reviewedAt} />
          </p>
          <p className="govuk-body-s lisans-beneath">
            <Message
              name="legal:reviews.days"
              values={{ asAt: write(one.asAtOn), reviewBy: write(one.reviewByOn), source: one.source }}
            />
          </p>
          {one.note && <p className="govuk-body-s lisans-beneath">{one.note}</p>}
          {!one.ofPresentText && (
            <p className="govuk-body-s lisans-beneath">
              <Message name="legal:reviews.ofAnotherText" />
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
