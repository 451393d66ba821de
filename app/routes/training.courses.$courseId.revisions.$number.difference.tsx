import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { compareCourses } from '#app/domain/authoring/compare-courses.ts'
import { listCourseRevisions } from '#app/domain/authoring/list-course-revisions.ts'
import { CourseComparisonList } from '#app/ui/course-comparison.tsx'
import { Localised } from '#app/ui/localised.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { SelectField } from '#app/ui/select-field.tsx'
import { courseRevisionsAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { shownTo, titleOnDesk } from '#app/web/course-publication.ts'
import { revisionContent } from '#app/web/course-revision-page.ts'
import { db } from '#app/web/database.ts'

export const meta = pageTitle('publishing:difference.title')

export async function loader(args: LoaderFunctionArgs) {
  const { courseId, now, parts } = await requireCourseDesk(args)
  const number = Number(args.params.number)
  const asked = new URL(args.request.url).searchParams.get('from')
  const from = asked === null ? Math.max(1, number - 1) : Number(asked)
  const [before, after] = [await revisionContent(courseId, from), await revisionContent(courseId, number)]
  return {
    courseId,
    title: await titleOnDesk(courseId, now),
    number,
    from,
    others: (await listCourseRevisions(db, courseId)).map((one) => one.number).filter((one) => one !== number),
    comparison: shownTo({ parts }, compareCourses(before, after)),
  }
}

export default function RevisionDifferencePage() {
  const { courseId, title, number, from, others, comparison } = useLoaderData<typeof loader>()
  return (
    <Page
      wide
      back={{ href: courseRevisionsAddress(courseId), label: <Message name="publishing:revision.back" /> }}
      caption={<Localised text={title} />}
      heading={<Message name="publishing:difference.heading" values={{ number, from }} />}
    >
      <form method="get">
        <SelectField
          name="from"
          label="publishing:difference.from"
          options={others.map((other) => ({ value: String(other), text: String(other) }))}
          defaultValue={String(from)}
        />
        <button type="submit" className="govuk-button govuk-button--secondary">
          <Message name="publishing:difference.show" />
        </button>
      </form>
      <CourseComparisonList
        comparison={comparison}
        names={{ before: 'publishing:side.before', after: 'publishing:side.after' }}
      />
    </Page>
  )
}
