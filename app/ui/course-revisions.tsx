import type { CourseRevision } from '#app/domain/authoring/list-course-revisions.ts'
import { Localised } from './localised.tsx'
import { Tag } from './tag.tsx'
import { courseRevisionAddress, revisionDifferenceAddress, rollBackAddress } from './training-addresses.ts'
import { Message } from './translation.tsx'
import { useInstants } from './use-instants.ts'

type CourseRevisionsProps = { courseId: string; revisions: CourseRevision[]; mayChange: boolean }

/** Everything that was published of a course, the newest first: who, when, why, what it asked of whom, and the ways to look at it. */
export function CourseRevisions({ courseId, revisions, mayChange }: CourseRevisionsProps) {
  if (revisions.length === 0)
    return (
      <p className="govuk-body">
        <Message name="publishing:history.none" />
      </p>
    )
  return (
    <ol className="govuk-list lisans-desk">
      {revisions.map((revision, position) => (
        <li key={revision.id} className="lisans-desk__item">
          <Revision revision={revision} />
          <ul className="lisans-text-links">
            <li>
              <a className="govuk-link" href={courseRevisionAddress(courseId, revision.number)}>
                <Message name="publishing:history.look" values={{ number: revision.number }} />
              </a>
            </li>
            {revision.number > 1 && (
              <li>
                <a className="govuk-link" href={revisionDifferenceAddress(courseId, revision.number)}>
                  <Message name="publishing:history.changed" values={{ number: revision.number }} />
                </a>
              </li>
            )}
            {mayChange && (position > 0 || revision.withdrawn) && (
              <li>
                <a className="govuk-link" href={rollBackAddress(courseId, revision.number)}>
                  <Message name="publishing:history.putBack" values={{ number: revision.number }} />
                </a>
              </li>
            )}
          </ul>
        </li>
      ))}
    </ol>
  )
}

function Revision({ revision }: { revision: CourseRevision }) {
  const { day } = useInstants()
  const { number, publishedAt, publishedBy, origin, reason, material, updates, withdrawn } = revision
  return (
    <>
      <h2 className="govuk-heading-s">
        <Message name="publishing:history.revision" values={{ number }} />{' '}
        {material && (
          <Tag tone="warn">
            <Message name="publishing:history.material" />
          </Tag>
        )}
        {withdrawn && (
          <Tag tone="bad">
            <Message name="publishing:history.withdrawn" />
          </Tag>
        )}
      </h2>
      <p className="govuk-body lisans-beneath">
        <Message
          name={publishedBy ? 'publishing:history.by' : 'publishing:history.byService'}
          values={{ name: publishedBy ?? '', at: day(publishedAt) }}
        />{' '}
        <Message name={`publishing:origin.${origin ?? 'files'}`} />
      </p>
      {reason && <p className="govuk-inset-text">{reason}</p>}
      {updates.map(({ programmeId, title, lessonIds, objectives, graceUntil, withdrawnAt }) => (
        <p key={programmeId} className="govuk-body lisans-beneath">
          <Localised text={title} />:{' '}
          <Message
            name="publishing:history.update"
            values={{ lessons: lessonIds.length, objectives: objectives.length, at: day(graceUntil) }}
          />{' '}
          {withdrawnAt && <Message name="publishing:history.updateWithdrawn" values={{ at: day(withdrawnAt) }} />}
        </p>
      ))}
    </>
  )
}
