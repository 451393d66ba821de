import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listCourseRevisions } from '#app/domain/authoring/list-course-revisions.ts'
import { CourseRevisions } from '#app/ui/course-revisions.tsx'
import { Localised } from '#app/ui/localised.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { courseDeskAddress, courseWithdrawalAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { titleOnDesk } from '#app/web/course-publication.ts'
import { db } from '#app/web/database.ts'

export const meta = pageTitle('publishing:history.title')

const doings = ['published', 'rolled-back', 'withdrawn'] as const

export async function loader(args: LoaderFunctionArgs) {
  const { courseId, now, parts } = await requireCourseDesk(args)
  const done = new URL(args.request.url).searchParams.get('done')
  return {
    courseId,
    title: await titleOnDesk(courseId, now),
    revisions: await listCourseRevisions(db, courseId),
    mayChange: parts.includes('author'),
    done: doings.find((one) => one === done) ?? null,
  }
}

export default function CourseRevisionsPage() {
  const { courseId, title, revisions, mayChange, done } = useLoaderData<typeof loader>()
  const newest = revisions[0]
  return (
    <Page
      back={{ href: courseDeskAddress(courseId), label: <Message name="publishing:page.back" /> }}
      caption={<Localised text={title} />}
      heading={<Message name="publishing:history.title" />}
    >
      {done && (
        <Notice tone="good" role="status" heading={<Message name={`publishing:history.done.${done}`} />}>
          {newest?.updates.some(({ withdrawnAt }) => withdrawnAt === null) && (
            <p className="govuk-body">
              <Message name="publishing:history.asked" />
            </p>
          )}
        </Notice>
      )}
      {newest?.withdrawn && <Notice tone="warn" heading={<Message name="publishing:history.isWithdrawn" />} />}
      <CourseRevisions courseId={courseId} revisions={revisions} mayChange={mayChange} />
      {mayChange && newest && !newest.withdrawn && (
        <p className="govuk-body">
          <a className="govuk-link" href={courseWithdrawalAddress(courseId)}>
            <Message name="publishing:withdrawal.open" />
          </a>
        </p>
      )}
    </Page>
  )
}
