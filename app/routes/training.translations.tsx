import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listDeskCourses } from '#app/domain/authoring/list-desk-courses.ts'
import { sumProgress } from '#app/domain/translating/list-translation-progress.ts'
import { Localised } from '#app/ui/localised.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { trainingAddress, translationsAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { ProgressWords } from '#app/ui/translation-progress.tsx'
import { db } from '#app/web/database.ts'
import { mayDecideForEverybody } from '#app/web/decide-for-everybody.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('translating:all.heading')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const signedIn = await requireRole(request, context, 'trainer', 'translator', 'administrator')
  const seesAll = await mayDecideForEverybody(signedIn)
  const courses = []
  for (const { courseId, title, team, publishedNumber } of await listDeskCourses(db, new Date())) {
    const isMine = team.some(({ personId }) => personId === signedIn.personId)
    if (!isMine && !seesAll && publishedNumber === 0) continue
    courses.push({ courseId, title, opens: isMine || seesAll, progress: await sumProgress(db, courseId) })
  }
  return { courses }
}

export default function AllTranslationsPage() {
  const { courses } = useLoaderData<typeof loader>()
  return (
    <Page
      heading={<Message name="translating:all.heading" />}
      back={{ href: trainingAddress, label: <Message name="translating:all.back" /> }}
    >
      <p className="govuk-body">
        <Message name={courses.length === 0 ? 'translating:all.none' : 'translating:all.explanation'} />
      </p>
      <ul className="govuk-list lisans-desk">
        {courses.map(({ courseId, title, opens, progress }) => (
          <li key={courseId}>
            <h2 className="govuk-heading-s">
              {opens ? (
                <a className="govuk-link" href={translationsAddress(courseId)}>
                  <Localised text={title} />
                </a>
              ) : (
                <Localised text={title} />
              )}
            </h2>
            <ul className="govuk-list">
              {progress.map(({ language, counts }) => (
                <li key={language}>
                  <Message name={`translating:language.${language}`} /> · <ProgressWords counts={counts} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Page>
  )
}
