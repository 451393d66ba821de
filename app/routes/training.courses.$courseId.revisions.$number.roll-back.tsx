import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { findPublishedFiles, findRevisionFiles } from '#app/domain/authoring/find-published-files.ts'
import { findCourseRevision, listCourseRevisions } from '#app/domain/authoring/list-course-revisions.ts'
import { prepareRevision, rollBackCourse, rollBackFingerprint } from '#app/domain/authoring/roll-back-course.ts'
import { CourseComparisonList } from '#app/ui/course-comparison.tsx'
import { Localised } from '#app/ui/localised.tsx'
import { NoteField } from '#app/ui/note-field.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PublicationObstacles } from '#app/ui/publication-obstacles.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { TickField } from '#app/ui/tick-field.tsx'
import { courseRevisionsAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { compareWith, obstaclesOf, titleOnDesk } from '#app/web/course-publication.ts'
import { db } from '#app/web/database.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { notFound } from '#app/web/refuse.ts'
import { typedText } from '#app/web/typed-text.ts'
import { weighCourse } from '#app/web/weigh-course.ts'

export const meta = pageTitle('publishing:rollBack.title')

const form = z.object({
  fingerprint: z.string('common:form.invalid').max(100, 'common:form.invalid'),
  reason: z.string().trim().min(3, 'publishing:reason.missing').max(1000, 'desk:field.noteTooLong'),
  withdrawUpdates: z.string().optional(),
})

export async function loader(args: LoaderFunctionArgs) {
  const { courseId, parts, now } = await requireCourseDesk(args, 'author')
  const number = Number(args.params.number)
  const earlier = (await findCourseRevision(db, courseId, number)) ?? notFound()
  const current = (await findPublishedFiles(db, courseId)) ?? notFound()
  const prepared = await prepareRevision(db, earlier.id, weighCourse)
  const files = await findRevisionFiles(db, earlier.id)
  const { comparison } = await compareWith(prepared, { files }, current.revisionId)
  const later = (await listCourseRevisions(db, courseId)).filter((one) => one.number > number)
  const obstacles = await obstaclesOf(prepared, null, false, parts)
  return {
    courseId,
    title: await titleOnDesk(courseId, now),
    number,
    comparison,
    obstacles,
    isReady: obstacles.errors.length + obstacles.heavy.length + obstacles.lacking.length === 0,
    running: later.flatMap(({ updates }) => updates).filter(({ withdrawnAt }) => withdrawnAt === null).length,
    fingerprint: rollBackFingerprint({ courseId, number, currentNumber: current.number }),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { courseId, actor, now } = await requireCourseDesk(args, 'author')
  const typed = await typedText(args.request, 'reason')
  const { value, problems } = await parseForm(args.request, form)
  if (problems) return data({ problems, typed, refusal: null as string | null }, { status: 422 })
  const { reason, fingerprint, withdrawUpdates } = value
  const wanted = { courseId, number: Number(args.params.number), reason, fingerprint }
  const rollBack = { ...wanted, withdrawUpdates: withdrawUpdates !== undefined }
  const outcome = await rollBackCourse(db, rollBack, weighCourse, actor, now)
  if (outcome.kind === 'published') return redirect(`${courseRevisionsAddress(courseId)}?done=rolled-back`)
  if (outcome.reason === 'not-on-the-team' || outcome.reason === 'no-such-revision') notFound()
  return data({ problems: null as FormProblem[] | null, typed, refusal: outcome.reason }, { status: 409 })
}

export default function RollBackPage() {
  const page = useLoaderData<typeof loader>()
  const { courseId, title, number, comparison, obstacles, isReady, running, fingerprint } = page
  const rejected = useActionData<typeof action>()
  return (
    <Page
      wide
      back={{ href: courseRevisionsAddress(courseId), label: <Message name="publishing:revision.back" /> }}
      caption={<Localised text={title} />}
      heading={<Message name="publishing:rollBack.heading" values={{ number }} />}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      <p className="govuk-body">
        <Message name="publishing:rollBack.explanation" values={{ number }} />
      </p>
      <PublicationObstacles courseId={courseId} obstacles={obstacles} />
      {comparison && (
        <>
          <h2 className="govuk-heading-m">
            <Message name="publishing:compare.heading" />
          </h2>
          <CourseComparisonList
            comparison={comparison}
            names={{ before: 'publishing:side.published', after: 'publishing:side.restored' }}
          />
        </>
      )}
      {isReady && (
        <form method="post" noValidate>
          <input type="hidden" name="fingerprint" value={fingerprint} />
          {running > 0 && (
            <TickField
              name="withdrawUpdates"
              label={<Message name="publishing:rollBack.withdrawUpdates" values={{ count: running }} />}
            />
          )}
          <NoteField
            name="reason"
            label="publishing:reason.label"
            hint="publishing:reason.hint"
            typed={rejected?.typed.reason}
            problems={rejected?.problems}
          />
          <button type="submit" className="govuk-button">
            <Message name="publishing:rollBack.do" values={{ number }} />
          </button>
        </form>
      )}
    </Page>
  )
}
