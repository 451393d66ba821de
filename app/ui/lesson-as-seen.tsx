import { lessonAddress } from './addresses.ts'
import { Message } from './translation.tsx'

export type LessonAsSeenProps = {
  courseId: string
  lessonId: string
  /** Our own rendering of the revision. */
  html: string
  /** Whether that revision is still the one that is read. */
  current: boolean
  /** Whether there still is such a lesson. */
  still: boolean
}

/** A lesson in the revision that somebody read, to look at only. */
export function LessonAsSeen({ courseId, lessonId, html, current, still }: LessonAsSeenProps) {
  return (
    <>
      <p className="govuk-body">
        <Message name={`concerns:desk.${current ? 'lessonCurrent' : 'lessonChanged'}`} />{' '}
        {still && (
          <a className="govuk-link" href={lessonAddress(courseId, lessonId)}>
            <Message name="concerns:desk.openCurrent" />
          </a>
        )}
      </p>
      <details className="govuk-details">
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">
            <Message name="concerns:desk.asSeen" />
          </span>
        </summary>
        <fieldset className="lisans-as-seen" disabled>
          <div className="lisans-reading" dangerouslySetInnerHTML={{ __html: html }} />
        </fieldset>
      </details>
    </>
  )
}
