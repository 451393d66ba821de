import type { CoursePart } from '#db/schema/catalogue.ts'
import {
  coursePublicationAddress,
  courseRevisionsAddress,
  packagesAddress,
  picturesAddress,
  questionsAddress,
  statisticsAddress,
  translationsAddress,
} from './training-addresses.ts'
import { Message } from './translation.tsx'

const rooms = [
  { name: 'questions', address: questionsAddress },
  { name: 'pictures', address: picturesAddress },
  { name: 'translations', address: translationsAddress },
  { name: 'publication', address: coursePublicationAddress },
  { name: 'revisions', address: courseRevisionsAddress },
  { name: 'statistics', address: statisticsAddress },
  { name: 'packages', address: packagesAddress },
] as const

/** The other pages of a course, for whoever works on it. */
export function CourseRooms({ courseId, parts }: { courseId: string; parts: CoursePart[] }) {
  if (parts.length === 0) return null
  return (
    <nav aria-labelledby="rooms">
      <h2 className="govuk-heading-s" id="rooms">
        <Message name="training:rooms.heading" />
      </h2>
      <ul className="lisans-editor__languages">
        {rooms.map(({ name, address }) => (
          <li key={name}>
            <a className="govuk-link" href={address(courseId)}>
              <Message name={`training:rooms.${name}`} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
