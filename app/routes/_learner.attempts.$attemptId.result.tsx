import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { findAttempt } from '#app/domain/assessment/find-attempt.ts'
import { findReview } from '#app/domain/assessment/find-review.ts'
import { findStanding } from '#app/domain/certification/find-standing.ts'
import { homeAddress, moduleAddress } from '#app/ui/addresses.ts'
import { attemptAddress } from '#app/ui/attempt-addresses.ts'
import { newConcernAddress } from '#app/ui/concern-addresses.ts'
import { FinalResult } from '#app/ui/final-result.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PreAssessmentResult } from '#app/ui/pre-assessment-result.tsx'
import { inProgramme, ProgrammeLinks } from '#app/ui/programme-links.tsx'
import { QuizResult } from '#app/ui/quiz-result.tsx'
import { RefresherResult } from '#app/ui/refresher-result.tsx'
import { RegradeNotice } from '#app/ui/regrade-notice.tsx'
import { Message } from '#app/ui/translation.tsx'
import { UpdateResult } from '#app/ui/update-result.tsx'
import { currentCatalogue } from '#app/web/catalogue.ts'
import { db } from '#app/web/database.ts'
import { finalResult } from '#app/web/final-result.ts'
import { preAssessmentResult } from '#app/web/pre-assessment-result.ts'
import { programmeInAddress } from '#app/web/programme.ts'
import { quizResult, reviewedQuestions } from '#app/web/quiz-result.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'
import { updateResult } from '#app/web/update-result.ts'

export const meta = pageTitle('assessment:result.pageTitle')

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const theirs = { personId, attemptId: params.attemptId ?? '' }
  const attempt = await findAttempt(db, theirs)
  if (!attempt) notFound()
  const review = await findReview(db, theirs)
  if (!review) throw redirect(attemptAddress(attempt.id))

  const programme = programmeInAddress(attempt.programmeId)
  const catalogue = await currentCatalogue()
  const { id: attemptId } = attempt
  const { regraded } = review
  switch (review.kind) {
    case 'quiz':
      return {
        programme,
        kind: 'quiz' as const,
        attemptId,
        regraded,
        ...quizResult(review, { catalogue, language: context.language }),
      }
    case 'refresher': {
      const { right, total } = review.mark
      return {
        programme,
        kind: 'refresher' as const,
        attemptId,
        regraded,
        right,
        total,
        questions: reviewedQuestions(review, context.language),
      }
    }
    case 'pre-assessment':
      return {
        programme,
        kind: 'pre-assessment' as const,
        attemptId,
        regraded,
        ...preAssessmentResult(review, catalogue),
      }
    case 'update':
    case 'final': {
      const standing = await findStanding(db, { personId, programmeId: attempt.programmeId }, new Date())
      if (review.kind === 'update')
        return { programme, kind: 'update' as const, attemptId, regraded, ...updateResult(review, standing, catalogue) }
      return {
        programme,
        kind: 'final' as const,
        attemptId,
        regraded,
        ...finalResult(attempt, review, standing, catalogue),
      }
    }
  }
}

export default function ResultPage() {
  const result = useLoaderData<typeof loader>()
  const { programme, regraded, kind } = result
  const notice = regraded && <RegradeNotice {...regraded} canBePassed={kind !== 'refresher'} />
  return (
    <Page
      back={
        'courseId' in result
          ? {
              href: inProgramme(moduleAddress(result.courseId), programme),
              label: <Message name="assessment:quiz.back" />,
            }
          : { href: homeAddress, label: <Message name="assessment:backHome" /> }
      }
      concern={{ name: 'sitting', href: newConcernAddress({ attempt: result.attemptId }) }}
    >
      <ProgrammeLinks programme={programme}>
        <Result {...result} notice={notice} />
      </ProgrammeLinks>
      {'passed' in result && !result.passed && result.kind !== 'pre-assessment' && (
        <p className="govuk-body">
          <a className="govuk-link" href={`${newConcernAddress({ attempt: result.attemptId })}&matter=mark`}>
            <Message name="concerns:link.mark" />
          </a>
        </p>
      )}
    </Page>
  )
}

function Result(result: ReturnType<typeof useLoaderData<typeof loader>> & { notice: ReactNode }) {
  switch (result.kind) {
    case 'quiz':
      return <QuizResult {...result} />
    case 'refresher':
      return <RefresherResult {...result} />
    case 'pre-assessment':
      return <PreAssessmentResult {...result} />
    case 'update':
      return <UpdateResult {...result} />
    case 'final':
      return <FinalResult {...result} />
  }
}
