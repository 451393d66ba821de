import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listDeskCourses } from '#app/domain/authoring/list-desk-courses.ts'
import { listCourseTeams } from '#app/domain/catalogue/list-course-team.ts'
import { Localised } from '#app/ui/localised.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('courses:heading')

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'administrator')
  const teams = await listCourseTeams(db, new Date())
  const courses = (await listDeskCourses(db, new Date())).map(({ courseId, title }) => ({
    courseId,
    title,
    team: teams
      .filter((member) => member.courseId === courseId)
      .map(({ memberId, name, part }) => ({ memberId, name, part })),
  }))
  return { courses }
}

export default function CoursesPage() {
  const { courses } = useLoaderData<typeof loader>()
  return (
    <Page heading={<Message name="courses:heading" />}>
      <p className="govuk-body">
        <Message name="courses:explanation" />
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href="/admin/second-trainer">
          <Message name="publishing:rule.link" />
        </a>
      </p>
      <ul className="govuk-list lisans-desk">
        {courses.map(({ courseId, title, team }) => (
          <li key={courseId} className="lisans-desk__item">
            <a className="govuk-link" href={`/admin/courses/${courseId}`}>
              <Localised text={title} />
            </a>
            <div className="govuk-hint lisans-beneath">
              {team.length === 0 && <Message name="courses:nobody" />}
              {team.map(({ memberId, name, part }) => (
                <div key={memberId}>
                  {name} (<Message name={`courses:part.${part}`} />)
                </div>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Page>
  )
}
