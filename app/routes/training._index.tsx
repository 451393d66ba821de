import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listDeskCourses } from '#app/domain/authoring/list-desk-courses.ts'
import { DeskCourseItem, OtherCourses } from '#app/ui/desk-courses.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import {
  allTranslationsAddress,
  componentsAddress,
  manualAddress,
  newCourseAddress,
} from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { mayDecideForEverybody } from '#app/web/decide-for-everybody.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('training:front.heading')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const signedIn = await requireRole(request, context, 'trainer', 'translator', 'administrator')
  const courses = await listDeskCourses(db, new Date())
  const seesAll = await mayDecideForEverybody(signedIn)
  const isMine = ({ team }: (typeof courses)[number]) => team.some(({ personId }) => personId === signedIn.personId)
  return {
    mine: courses
      .filter((course) => isMine(course) || seesAll)
      .map((course) => ({
        ...course,
        parts: course.team.filter(({ personId }) => personId === signedIn.personId).map(({ part }) => part),
      })),
    others: courses
      // What others begin is theirs until it is published.
      .filter((course) => !isMine(course) && !seesAll && course.publishedNumber > 0)
      .map(({ courseId, title, team }) => ({ courseId, title, team: team.map(({ name, part }) => ({ name, part })) })),
    mayBegin: signedIn.roles.includes('trainer'),
  }
}

export default function TrainingPage() {
  const { mine, others, mayBegin } = useLoaderData<typeof loader>()
  return (
    <Page heading={<Message name="training:front.heading" />}>
      <p className="govuk-body-l">
        <Message name="training:front.why" />
      </p>
      {mayBegin && (
        <p className="lisans-actions">
          <a className="govuk-button" href={newCourseAddress}>
            <Message name="training:front.newCourse" />
          </a>
        </p>
      )}
      <h2 className="govuk-heading-m">
        <Message name="training:front.mine" />
      </h2>
      {mine.length === 0 && (
        <p className="govuk-body">
          <Message name="training:front.none" />
        </p>
      )}
      <ul className="govuk-list lisans-desk">
        {mine.map((course) => (
          <DeskCourseItem key={course.courseId} course={course} />
        ))}
      </ul>
      <OtherCourses courses={others} />
      <p className="govuk-body">
        <a className="govuk-link" href={componentsAddress}>
          <Message name="training:front.components" />
        </a>
        {' · '}
        <a className="govuk-link" href={allTranslationsAddress}>
          <Message name="training:front.translations" />
        </a>
        {' · '}
        <a className="govuk-link" href={manualAddress}>
          <Message name="training:front.manual" />
        </a>
      </p>
    </Page>
  )
}
