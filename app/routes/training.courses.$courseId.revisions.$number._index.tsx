import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Localised } from '#app/ui/localised.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { courseRevisionAddress, courseRevisionsAddress, revisionDifferenceAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { revisionPage } from '#app/web/course-revision-page.ts'

export const meta = pageTitle('publishing:revision.title')

export async function loader(args: LoaderFunctionArgs) {
  const { courseId, now } = await requireCourseDesk(args)
  const lessonId = new URL(args.request.url).searchParams.get('lesson')
  return revisionPage(courseId, { number: Number(args.params.number), lessonId, language: args.context.language }, now)
}

export default function CourseRevisionPage() {
  const { courseId, title, number, lessons, questions, shown } = useLoaderData<typeof loader>()
  const address = courseRevisionAddress(courseId, number)
  return (
    <Page
      back={{ href: courseRevisionsAddress(courseId), label: <Message name="publishing:revision.back" /> }}
      caption={<Localised text={title} />}
      heading={<Message name="publishing:revision.heading" values={{ number }} />}
    >
      <p className="govuk-body">
        <Message name="publishing:revision.questions" values={{ count: questions }} />{' '}
        {number > 1 && (
          <a className="govuk-link" href={revisionDifferenceAddress(courseId, number)}>
            <Message name="publishing:history.changed" values={{ number }} />
          </a>
        )}
      </p>
      <nav aria-labelledby="lessons">
        <h2 className="govuk-heading-m" id="lessons">
          <Message name="publishing:revision.lessons" />
        </h2>
        <ol className="govuk-list govuk-list--number">
          {lessons.map(({ id, title: lesson }) => (
            <li key={id}>
              <a
                className="govuk-link"
                href={`${address}?lesson=${id}`}
                aria-current={id === shown?.id ? 'true' : undefined}
              >
                <Localised text={lesson} />
              </a>
            </li>
          ))}
        </ol>
      </nav>
      {shown && (
        <section aria-labelledby="shown">
          <h2 className="govuk-heading-l" id="shown" lang={shown.language}>
            {shown.title}
          </h2>
          <fieldset className="lisans-as-seen" disabled>
            {/* Our own rendering of that revision. */}
            <div className="lisans-reading" dangerouslySetInnerHTML={{ __html: shown.html }} />
          </fieldset>
        </section>
      )}
    </Page>
  )
}
