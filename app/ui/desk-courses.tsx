import type { CoursePart, LocalisedText } from '#db/schema/catalogue.ts'
import { DayAndTime } from './day.tsx'
import { Localised } from './localised.tsx'
import { Tag } from './tag.tsx'
import { courseDeskAddress } from './training-addresses.ts'
import { Message } from './translation.tsx'

type Worked = {
  courseId: string
  title: LocalisedText
  publishedNumber: number
  changedFiles: number
  inReview: boolean
  changed: { name: string | null; at: Date } | null
  parts: CoursePart[]
}

/** A course that one works on: where its draft stands, and who changed it last. */
export function DeskCourseItem({ course }: { course: Worked }) {
  const { courseId, title, parts } = course
  return (
    <li className="lisans-desk__item">
      <a className="govuk-link" href={courseDeskAddress(courseId)}>
        <Localised text={title} />
      </a>{' '}
      <DraftState course={course} />
      <div className="govuk-hint lisans-beneath">
        {parts.map((part, position) => (
          <span key={part}>
            {position > 0 && ', '}
            <Message name={`courses:part.${part}`} />
          </span>
        ))}
        {course.changed && (
          <div>
            <LastChange changed={course.changed} />
          </div>
        )}
      </div>
    </li>
  )
}

/** As published, changed, or lying before a second trainer; in a word or two. */
export function DraftState({
  course: { publishedNumber, changedFiles, inReview },
}: {
  course: Pick<Worked, 'publishedNumber' | 'changedFiles' | 'inReview'>
}) {
  return (
    <>
      {publishedNumber === 0 && (
        <Tag tone="quiet">
          <Message name="training:state.neverPublished" />
        </Tag>
      )}{' '}
      {changedFiles === 0 && publishedNumber > 0 && (
        <Tag tone="good">
          <Message name="training:state.asPublished" values={{ number: publishedNumber }} />
        </Tag>
      )}
      {changedFiles > 0 && (
        <Tag tone="warn">
          <Message name="training:state.changed" values={{ count: changedFiles }} />
        </Tag>
      )}{' '}
      {inReview && (
        <Tag>
          <Message name="training:state.inReview" />
        </Tag>
      )}
    </>
  )
}

export function LastChange({ changed: { name, at } }: { changed: { name: string | null; at: Date } }) {
  return (
    <>
      <Message name={name ? 'training:state.lastBy' : 'training:state.last'} values={{ name }} /> <DayAndTime at={at} />
    </>
  )
}

type Other = { courseId: string; title: LocalisedText; team: { name: string; part: CoursePart }[] }

/** Courses of others: named, with whom to ask. */
export function OtherCourses({ courses }: { courses: Other[] }) {
  if (courses.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-m">
        <Message name="training:front.others" />
      </h2>
      <ul className="govuk-list lisans-desk">
        {courses.map(({ courseId, title, team }) => (
          <li key={courseId} className="lisans-desk__item">
            <Localised text={title} />
            <div className="govuk-hint lisans-beneath">
              {team.length === 0 ? (
                <Message name="training:front.askAdministrator" />
              ) : (
                <>
                  <Message name="training:front.ask" /> {[...new Set(team.map(({ name }) => name))].join(', ')}
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
