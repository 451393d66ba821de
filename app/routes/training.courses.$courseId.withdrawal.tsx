import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { findPublishedFiles } from '#app/domain/authoring/find-published-files.ts'
import { withdrawalFingerprint, withdrawCourse } from '#app/domain/authoring/withdraw-course.ts'
import { listProgrammesWith } from '#app/domain/learning/list-programmes-with.ts'
import { Localised } from '#app/ui/localised.tsx'
import { NoteField } from '#app/ui/note-field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { courseRevisionsAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { titleOnDesk } from '#app/web/course-publication.ts'
import { db } from '#app/web/database.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { notFound } from '#app/web/refuse.ts'
import { typedText } from '#app/web/typed-text.ts'

export const meta = pageTitle('publishing:withdrawal.title')

const form = z.object({
  fingerprint: z.string('common:form.invalid').max(100, 'common:form.invalid'),
  reason: z.string().trim().min(3, 'publishing:reason.missing').max(1000, 'desk:field.noteTooLong'),
})

export async function loader(args: LoaderFunctionArgs) {
  const { courseId, now } = await requireCourseDesk(args, 'author')
  const current = (await findPublishedFiles(db, courseId)) ?? notFound()
  return {
    courseId,
    title: await titleOnDesk(courseId, now),
    isWithdrawn: current.withdrawn,
    programmes: await listProgrammesWith(db, courseId),
    fingerprint: withdrawalFingerprint({ courseId, currentNumber: current.number }),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { courseId, actor, now } = await requireCourseDesk(args, 'author')
  const typed = await typedText(args.request, 'reason')
  const { value, problems } = await parseForm(args.request, form)
  if (problems) return data({ problems, typed, refusal: null as string | null }, { status: 422 })
  const outcome = await withdrawCourse(db, { courseId, ...value }, actor, now)
  if (outcome.kind === 'withdrawn') return redirect(`${courseRevisionsAddress(courseId)}?done=withdrawn`)
  if (outcome.reason === 'not-on-the-team' || outcome.reason === 'no-such-course') notFound()
  return data({ problems: null as FormProblem[] | null, typed, refusal: outcome.reason }, { status: 409 })
}

export default function CourseWithdrawalPage() {
  const { courseId, title, isWithdrawn, programmes, fingerprint } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  return (
    <Page
      back={{ href: courseRevisionsAddress(courseId), label: <Message name="publishing:revision.back" /> }}
      caption={<Localised text={title} />}
      heading={<Message name="publishing:withdrawal.title" />}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      <p className="govuk-body">
        <Message name="publishing:withdrawal.explanation" />
      </p>
      {isWithdrawn && <Notice tone="warn" heading={<Message name="publishing:history.isWithdrawn" />} />}
      {programmes.length > 0 && (
        <Notice tone="warn" heading={<Message name="publishing:withdrawal.inProgramme" />}>
          <ul className="govuk-list govuk-list--bullet">
            {programmes.map(({ programmeId, title: programme }) => (
              <li key={programmeId}>
                <Localised text={programme} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {!isWithdrawn && programmes.length === 0 && (
        <form method="post" noValidate>
          <input type="hidden" name="fingerprint" value={fingerprint} />
          <NoteField
            name="reason"
            label="publishing:reason.label"
            hint="publishing:reason.hint"
            typed={rejected?.typed.reason}
            problems={rejected?.problems}
          />
          <button type="submit" className="govuk-button govuk-button--warning">
            <Message name="publishing:withdrawal.do" />
          </button>
        </form>
      )}
    </Page>
  )
}
