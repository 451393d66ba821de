import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { askForReview } from '#app/domain/authoring/ask-for-review.ts'
import { decideReview } from '#app/domain/authoring/decide-review.ts'
import { listWriters } from '#app/domain/authoring/find-draft-review.ts'
import { CourseComparisonList } from '#app/ui/course-comparison.tsx'
import { AskForReview, DecideReview, LastReview, WaitingReview } from '#app/ui/course-review.tsx'
import { Localised } from '#app/ui/localised.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PublicationObstacles } from '#app/ui/publication-obstacles.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { courseDeskAddress, coursePublicationAddress, courseReviewAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { personOf } from '#app/web/course-desk-page.ts'
import { draftOnDesk } from '#app/web/course-publication.ts'
import { db } from '#app/web/database.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { notFound } from '#app/web/refuse.ts'
import { typedText } from '#app/web/typed-text.ts'

export const meta = pageTitle('publishing:review.title')

const hash = z.string('common:form.invalid').max(100, 'common:form.invalid')
const note = z.string('publishing:review.noteMissing').trim().max(1000, 'desk:field.noteTooLong')
const form = z.discriminatedUnion('step', [
  z.object({ step: z.literal('ask'), hash, note: note.min(3, 'publishing:review.noteMissing') }),
  z.object({ step: z.literal('approved'), hash, note, reviewId: z.string().max(100) }),
  z.object({
    step: z.literal('sent-back'),
    hash,
    note: note.min(3, 'publishing:review.wordsMissing'),
    reviewId: z.string().max(100),
  }),
])

const doings = ['asked', 'approved', 'sent-back'] as const

export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireCourseDesk(args)
  const { parts, courseId, actor } = desk
  const { review, proposed, ...shown } = await draftOnDesk(desk)
  const { waiting, last, isApproved, reviewers } = review
  const me = personOf(actor)
  const mayLook = parts.includes('author') || parts.includes('reviewer')
  const isOwn = waiting?.askedBy === me || (await listWriters(db, courseId)).has(me)
  const done = new URL(args.request.url).searchParams.get('done')
  return {
    ...shown,
    isApproved,
    waiting: waiting && {
      id: waiting.id,
      name: waiting.askedByName,
      at: waiting.askedAt,
      note: waiting.note,
      isOlder: waiting.draftHash !== shown.hash,
    },
    last: last && {
      decision: last.decision,
      name: last.decidedByName,
      at: last.decidedAt,
      note: last.decisionNote,
      isOlder: last.draftHash !== shown.hash,
    },
    reviewers: reviewers.map(({ name }) => name),
    mayAsk: parts.includes('author') && !isApproved && (!waiting || waiting.draftHash !== shown.hash),
    mayDecide: mayLook && !isOwn,
    done: doings.find((one) => one === done) ?? null,
  }
}

export async function action(args: ActionFunctionArgs) {
  const { courseId, actor, now } = await requireCourseDesk(args, 'author', 'reviewer')
  const typed = await typedText(args.request, 'step', 'note')
  const { value, problems } = await parseForm(args.request, form)
  if (problems) return data({ problems, typed, refusal: null as string | null }, { status: 422 })
  const outcome =
    value.step === 'ask'
      ? await askForReview(db, { courseId, ...value }, actor, now)
      : await decideReview(db, { courseId, decision: value.step, ...value }, actor, now)
  if (outcome.kind !== 'refused') return redirect(`${courseReviewAddress(courseId)}?done=${outcome.kind}`)
  if (outcome.reason === 'not-on-the-team') notFound()
  return data({ problems: null as FormProblem[] | null, typed, refusal: outcome.reason }, { status: 409 })
}

export default function CourseReviewPage() {
  const page = useLoaderData<typeof loader>()
  const { courseId, title, hash: seen, isChanged, comparison, waiting, last, mayAsk, mayDecide, done, reviewers } = page
  const rejected = useActionData<typeof action>()
  return (
    <Page
      wide
      back={{ href: courseDeskAddress(courseId), label: <Message name="publishing:page.back" /> }}
      caption={<Localised text={title} />}
      heading={<Message name="publishing:review.title" />}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      {done && !rejected && (
        <Notice tone="good" role="status" heading={<Message name={`publishing:review.done.${done}`} />} />
      )}
      <p className="govuk-body">
        <Message name="publishing:review.explanation" />
      </p>
      {!isChanged && (
        <p className="govuk-body">
          <Message name="publishing:page.nothing" />
        </p>
      )}
      {last && <LastReview last={last} />}
      {isChanged && waiting && <WaitingReview waiting={waiting} />}
      {isChanged && !waiting && !page.isApproved && !mayAsk && (
        <p className="govuk-body">
          <Message name="publishing:review.notAsked" />
        </p>
      )}
      <PublicationObstacles courseId={courseId} obstacles={page.obstacles} />
      {comparison && (
        <>
          <h2 className="govuk-heading-m">
            <Message name="publishing:compare.heading" />
          </h2>
          <CourseComparisonList
            comparison={comparison}
            names={{ before: 'publishing:side.published', after: 'publishing:side.draft' }}
          />
        </>
      )}
      {isChanged && waiting && mayDecide && (
        <DecideReview hash={seen} reviewId={waiting.id} problems={rejected?.problems} typed={rejected?.typed} />
      )}
      {isChanged && mayAsk && (
        <AskForReview hash={seen} reviewers={reviewers} problems={rejected?.problems} typed={rejected?.typed} />
      )}
      <p className="govuk-body">
        <a className="govuk-link" href={coursePublicationAddress(courseId)}>
          <Message name="publishing:review.toPublication" />
        </a>
      </p>
    </Page>
  )
}
