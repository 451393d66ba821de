import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { coursePublicationFingerprint } from '#app/domain/authoring/course-publication-fingerprint.ts'
import { foreseeCoursePublication } from '#app/domain/authoring/foresee-course-publication.ts'
import { publishCourseDraft } from '#app/domain/authoring/publish-course-draft.ts'
import { reviewsLaw } from '#app/domain/catalogue/reviews-law.ts'
import { CourseComparisonList } from '#app/ui/course-comparison.tsx'
import { Localised } from '#app/ui/localised.tsx'
import { NoteField } from '#app/ui/note-field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PublicationObstacles } from '#app/ui/publication-obstacles.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { courseDeskAddress, courseReviewAddress, courseRevisionsAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { UpdateChoice } from '#app/ui/update-choice.tsx'
import { UpdateEffects } from '#app/ui/update-effects.tsx'
import { askedPublication } from '#app/web/asked-publication.ts'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { draftOnDesk } from '#app/web/course-publication.ts'
import { db } from '#app/web/database.ts'
import { type FormProblem, parseForm, readForm } from '#app/web/forms.ts'
import { notFound } from '#app/web/refuse.ts'
import { typedText } from '#app/web/typed-text.ts'
import { weighCourse } from '#app/web/weigh-course.ts'

export const meta = pageTitle('publishing:page.title')

const publication = z.object({
  fingerprint: z.string('common:form.invalid').max(100, 'common:form.invalid'),
  reason: z.string().trim().min(3, 'publishing:reason.missing').max(1000, 'desk:field.noteTooLong'),
})

const nothingProposed = { lessonIds: [], objectives: [] }

export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireCourseDesk(args)
  const { courseId, actor, now, parts } = desk
  const { hash, publishedNumber, proposed, review, ...shown } = await draftOnDesk(desk)
  // A first publication concerns nobody who is certified.
  const isFirst = publishedNumber === 0
  const address = isFirst ? new URLSearchParams({ change: 'minor' }) : new URL(args.request.url).searchParams
  const mayLeaveNoGrace = await reviewsLaw(db, actor, now)
  const { asked, value } = await askedPublication(address, proposed, { mayLeaveNoGrace, now })
  const { errors, heavy, outdated, lacking, withdrawn } = shown.obstacles
  const isReady = errors.length + heavy.length + outdated.length + lacking.length === 0 && !withdrawn
  return {
    ...shown,
    number: publishedNumber + 1,
    isFirst,
    isReady,
    mayPublish: parts.includes('author'),
    review: {
      isRequired: review.isRequired,
      isApproved: review.isApproved,
      isWaiting: review.waiting !== null,
      by: review.isApproved ? (review.last?.decidedByName ?? null) : null,
    },
    asked,
    preview: value && {
      fingerprint: coursePublicationFingerprint({ hash, publishedNumber, ...value }),
      graceUntil: value.material?.graceUntil ?? null,
      effects:
        value.material &&
        (await foreseeCoursePublication(db, { courseId, graceUntil: value.material.graceUntil }, now)),
    },
  }
}

export async function action(args: ActionFunctionArgs) {
  const { courseId, actor, now } = await requireCourseDesk(args, 'author')
  const { request } = args
  const typed = await typedText(request, 'reason')
  const fields = new URLSearchParams()
  for (const [name, value] of await readForm(request.clone())) if (typeof value === 'string') fields.append(name, value)
  const { value, problems } = await parseForm(request, publication)
  if (problems) return data({ problems, typed, refusal: null as string | null }, { status: 422 })
  // Whether they may leave no grace is decided by the command.
  const chosen = await askedPublication(fields, nothingProposed, { mayLeaveNoGrace: true, now })
  if (!chosen.value) {
    const missing = chosen.asked.problems ?? [{ field: 'change', message: 'publishing:ask.changeMissing' }]
    return data({ problems: missing, typed, refusal: null as string | null }, { status: 422 })
  }
  const outcome = await publishCourseDraft(db, { courseId, ...chosen.value, ...value }, weighCourse, actor, now)
  if (outcome.kind === 'published') return redirect(`${courseRevisionsAddress(courseId)}?done=published`)
  if (outcome.reason === 'not-on-the-team') notFound()
  return data({ problems: null as FormProblem[] | null, typed, refusal: outcome.reason }, { status: 409 })
}

export default function CoursePublicationPage() {
  const page = useLoaderData<typeof loader>()
  const { courseId, title, number, isChanged, isFirst, isReady, mayPublish, comparison, asked, preview } = page
  const rejected = useActionData<typeof action>()
  return (
    <Page
      wide
      back={{ href: courseDeskAddress(courseId), label: <Message name="publishing:page.back" /> }}
      caption={<Localised text={title} />}
      heading={<Message name="publishing:page.heading" values={{ number }} />}
      problems={rejected?.problems ?? asked.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      {!isChanged && (
        <p className="govuk-body">
          <Message name="publishing:page.nothing" />{' '}
          <a className="govuk-link" href={courseRevisionsAddress(courseId)}>
            <Message name="publishing:page.history" />
          </a>
        </p>
      )}
      <PublicationObstacles courseId={courseId} obstacles={page.obstacles} />
      {isChanged && <ReviewNotice courseId={courseId} review={page.review} />}
      {isChanged && isFirst && (
        <p className="govuk-body">
          <Message name="publishing:page.first" />
        </p>
      )}
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
      {isReady && isChanged && !isFirst && (
        <UpdateChoice asked={asked} lessons={page.lessons} objectives={page.objectives} />
      )}
      {isReady && isChanged && preview?.effects && (
        <UpdateEffects effects={preview.effects} graceUntil={preview.graceUntil} />
      )}
      {isReady && isChanged && preview && mayPublish && (
        <form method="post" noValidate>
          <HiddenChoice asked={asked} fingerprint={preview.fingerprint} />
          <NoteField
            name="reason"
            label="publishing:reason.label"
            hint="publishing:reason.hint"
            typed={rejected?.typed.reason}
            problems={rejected?.problems}
          />
          <p className="govuk-body">
            <Message name="publishing:page.kept" />
          </p>
          <button type="submit" className="govuk-button">
            <Message name="publishing:page.publish" values={{ number }} />
          </button>
        </form>
      )}
    </Page>
  )
}

type ShownReview = { isRequired: boolean; isApproved: boolean; isWaiting: boolean; by: string | null }

function ReviewNotice({ courseId, review }: { courseId: string; review: ShownReview }) {
  const { isRequired, isApproved, isWaiting, by } = review
  const state = isApproved ? 'approved' : isWaiting ? 'waiting' : isRequired ? 'required' : 'free'
  return (
    <Notice
      tone={isApproved ? 'good' : isRequired ? 'warn' : 'info'}
      heading={<Message name={`publishing:review.${state}`} values={{ name: by ?? '' }} />}
    >
      <p className="govuk-body">
        <a className="govuk-link" href={courseReviewAddress(courseId)}>
          <Message name="publishing:review.open" />
        </a>
      </p>
    </Notice>
  )
}

function HiddenChoice({
  asked,
  fingerprint,
}: {
  asked: Parameters<typeof UpdateChoice>[0]['asked']
  fingerprint: string
}) {
  const { change, grace, lessonIds, objectives } = asked
  return (
    <>
      <input type="hidden" name="change" value={change ?? ''} />
      <input type="hidden" name="grace" value={grace} />
      {lessonIds.map((id) => (
        <input key={id} type="hidden" name="lesson" value={id} />
      ))}
      {objectives.map((id) => (
        <input key={id} type="hidden" name="objective" value={id} />
      ))}
      <input type="hidden" name="fingerprint" value={fingerprint} />
    </>
  )
}
