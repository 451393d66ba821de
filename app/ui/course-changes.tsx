import { Tag } from './tag.tsx'
import { publishedMeanwhileAddress, takenBackAddress, thrownAwayAddress } from './training-addresses.ts'
import { Message } from './translation.tsx'

type CourseChangesProps = {
  courseId: string
  changes: { path: string; change: 'new' | 'changed' | 'removed'; outdated: boolean }[]
  mayChange: boolean
  isAuthor: boolean
}

/** What the draft changes of the published course, file by file, and the ways back. */
export function CourseChanges({ courseId, changes, mayChange, isAuthor }: CourseChangesProps) {
  if (changes.length === 0) return null
  return (
    <section aria-labelledby="changes">
      <h2 className="govuk-heading-m" id="changes">
        <Message name="training:changes.heading" values={{ count: changes.length }} />
      </h2>
      <ul className="govuk-list lisans-desk">
        {changes.map(({ path, change, outdated }) => (
          <li key={path} className="lisans-desk__item">
            <code>{path}</code>{' '}
            <Tag tone="warn">
              <Message name={`training:state.file.${change}`} />
            </Tag>{' '}
            {mayChange && (
              <a className="govuk-link" href={takenBackAddress(courseId, path)}>
                <Message name="training:changes.see" />
                <span className="govuk-visually-hidden">: {path}</span>
              </a>
            )}
            {outdated && (
              <div>
                <a className="govuk-link" href={publishedMeanwhileAddress(courseId, path)}>
                  <Message name="training:editor.outdatedLink" />
                </a>{' '}
                <Message name="training:editor.outdated" />
              </div>
            )}
          </li>
        ))}
      </ul>
      {isAuthor && (
        <p className="govuk-body">
          <a className="govuk-link" href={thrownAwayAddress(courseId)}>
            <Message name="training:changes.throwAway" />
          </a>
        </p>
      )}
    </section>
  )
}
