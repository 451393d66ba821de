import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { draftFingerprint } from '#app/domain/authoring/draft-fingerprint.ts'
import { throwDraftAway } from '#app/domain/authoring/throw-draft-away.ts'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ReasonField } from '#app/ui/reason-field.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { courseDeskAddress, trainingAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { changesOf } from '#app/web/course-desk-page.ts'
import { db } from '#app/web/database.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { reasonField } from '#app/web/reason-field.ts'
import { openDraft } from '#app/web/text-desk.ts'
import { typedText } from '#app/web/typed-text.ts'

export const meta = pageTitle('training:thrownAway.heading')

const throwing = z.object({ reason: reasonField, fingerprint: z.string('common:form.invalid') })

export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireCourseDesk(args, 'author')
  const draft = await openDraft(desk)
  if (!draft.isChanged) throw redirect(courseDeskAddress(desk.courseId))
  return {
    courseId: desk.courseId,
    published: draft.publishedNumber > 0,
    changes: changesOf(draft),
    fingerprint: draftFingerprint(draft),
  }
}

export async function action(args: ActionFunctionArgs) {
  const desk = await requireCourseDesk(args, 'author')
  const { courseId, actor, now } = desk
  const typed = await typedText(args.request, 'reason')
  const { value, problems } = await parseForm(args.request, throwing)
  if (problems) return data({ problems, refusal: null as string | null, typed }, { status: 422 })
  const outcome = await throwDraftAway(db, { courseId, ...value }, actor, now)
  if (outcome.kind === 'thrown-away')
    return redirect(outcome.coursePublished ? `${courseDeskAddress(courseId)}?done=thrown-away` : trainingAddress)
  const none: FormProblem[] | null = null
  return data({ problems: none, refusal: outcome.reason as string | null, typed }, { status: 409 })
}

export default function ThrownAwayPage() {
  const { courseId, published, changes, fingerprint } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  return (
    <Page
      heading={<Message name="training:thrownAway.heading" />}
      back={{ href: courseDeskAddress(courseId), label: <Message name="training:editor.back" /> }}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      <Notice tone="warn" heading={<Message name={`training:thrownAway.${published ? 'published' : 'never'}`} />}>
        <p className="govuk-body">
          <Message name="training:thrownAway.kept" values={{ count: changes.length }} />
        </p>
        <ul className="govuk-list">
          {changes.map(({ path, change }) => (
            <li key={path}>
              <code>{path}</code> (<Message name={`training:state.file.${change}`} />)
            </li>
          ))}
        </ul>
      </Notice>
      <form method="post" noValidate>
        <input type="hidden" name="fingerprint" value={fingerprint} />
        <ReasonField typed={rejected?.typed.reason} problems={rejected?.problems} />
        <button type="submit" className="govuk-button govuk-button--warning">
          <Message name="training:thrownAway.button" />
        </button>
      </form>
    </Page>
  )
}
