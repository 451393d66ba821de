import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findThinDraws, type ThinDraw } from '#app/domain/assessment/find-thin-draws.ts'
import { findLegalFact } from '#app/domain/catalogue/find-legal-fact.ts'
import { readsLaw, readsQuestions } from '#app/domain/catalogue/reads-law.ts'
import type { ReviewState } from '#app/domain/catalogue/review-state.ts'
import { reviewsLaw } from '#app/domain/catalogue/reviews-law.ts'
import { whatRestsOn } from '#app/domain/catalogue/what-rests-on.ts'
import { legalAddress, legalFactAddress } from '#app/ui/addresses.ts'
import { LegalFactText } from '#app/ui/legal-fact-text.tsx'
import { LegalResting } from '#app/ui/legal-resting.tsx'
import { LegalReviews } from '#app/ui/legal-reviews.tsx'
import { Localised } from '#app/ui/localised.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { reviewedOf } from '#app/web/legal.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('legal:fact.pageTitle', (page) => ({ id: (page as { id?: string })?.id }))

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const reader = await requireRole(request, context, ...readsLaw)
  const now = new Date()
  const fact = await findLegalFact(db, params.factId ?? '', now)
  if (!fact) notFound()
  const { pages, questions } = await whatRestsOn(db, fact.id, now)
  const seesStems = readsQuestions.some((role) => reader.roles.includes(role))
  const { id, instrument, provision, claim, source, toConfirm, state, asAt, reviewBy } = fact
  return {
    id,
    reviewed: new URL(request.url).searchParams.get('notice') === 'reviewed',
    mayReview: await reviewsLaw(db, actorOf(reader), now),
    fact: { instrument, provision, claim, source, toConfirm, state, asAt, reviewBy },
    review: reviewedOf(fact),
    pages,
    stillDrawn: await stillDrawn(fact.reviewState, questions, now),
    questions: questions.map(({ stemHtml, ...question }) => ({ ...question, stemHtml: seesStems ? stemHtml : null })),
    reviews: fact.reviews.toReversed().map((one) => ({
      id: one.id,
      finding: one.finding,
      reviewerName: one.reviewerName,
      reviewedAt: one.reviewedAt,
      source: one.source,
      note: one.note,
      asAtOn: one.asAtOn,
      reviewByOn: one.reviewByOn,
      ofPresentText: one.factHash === fact.hash,
    })),
  }
}

/** Quizzes and finals that cannot do without questions on what was found wrong. */
async function stillDrawn(state: ReviewState, questions: { courseId: string }[], at: Date): Promise<ThinDraw[]> {
  if (state !== 'wrong' || questions.length === 0) return []
  const courseIds = new Set(questions.map(({ courseId }) => courseId))
  return (await findThinDraws(db, at)).filter(({ courseId }) => courseIds.has(courseId))
}

export default function LegalFactPage() {
  const { id, reviewed, mayReview, fact, review, pages, questions, reviews, stillDrawn } =
    useLoaderData<typeof loader>()
  return (
    <Page
      back={{ href: legalAddress, label: <Message name="legal:fact.back" /> }}
      caption={<Message name="legal:fact.caption" />}
      heading={<span lang="en">{[fact.instrument, fact.provision].filter(Boolean).join(', ')}</span>}
    >
      {reviewed && <Notice tone="good" role="status" heading={<Message name="legal:fact.reviewed" />} />}
      {review.state === 'wrong' && (
        <Notice tone="bad" heading={<Message name="legal:fact.wrong" />}>
          <p className="govuk-body">
            <Message name="legal:fact.wrongMeans" />
          </p>
          {stillDrawn.length > 0 && (
            <>
              <p className="govuk-body">
                <Message name="corrections:thin.stillAsked" />
              </p>
              <ul className="govuk-list govuk-list--bullet">
                {stillDrawn.map((draw) => (
                  <li key={`${draw.programmeId} ${draw.courseId} ${draw.objective?.en} ${draw.critical}`}>
                    <Localised text={draw.courseTitle} />
                    {': '}
                    <Message name={`legal:resting.pool.${draw.pool}`} />{' '}
                    {draw.objective && <Localised text={draw.objective} />}
                  </li>
                ))}
              </ul>
            </>
          )}
        </Notice>
      )}
      <LegalFactText fact={fact} reviewed={review} />
      <p className="govuk-body">
        {mayReview ? (
          <a className="govuk-button" href={`${legalFactAddress(id)}/review`}>
            <Message name="legal:fact.review" />
          </a>
        ) : (
          <Message name="legal:fact.onlyReviewers" />
        )}
      </p>
      <h2 className="govuk-heading-m">
        <Message name="legal:resting.heading" />
      </h2>
      <LegalResting pages={pages} questions={questions} />
      <h2 className="govuk-heading-m">
        <Message name="legal:reviews.heading" />
      </h2>
      <LegalReviews reviews={reviews} />
    </Page>
  )
}
