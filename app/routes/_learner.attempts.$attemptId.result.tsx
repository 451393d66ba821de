import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findAttempt } from '#app/domain/assessment/find-attempt.ts'
import { findReview } from '#app/domain/assessment/find-review.ts'
import { findStanding } from '#app/domain/certification/find-standing.ts'
import { defaultProgrammeId } from '#app/domain/learning/default-programme.ts'
import { homeAddress, moduleAddress } from '#app/ui/addresses.ts'
import { attemptAddress } from '#app/ui/attempt-addresses.ts'
import { FinalResult } from '#app/ui/final-result.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { QuizResult } from '#app/ui/quiz-result.tsx'
import { Message } from '#app/ui/translation.tsx'
import { currentCatalogue } from '#app/web/catalogue.ts'
import { db } from '#app/web/database.ts'
import { finalResult } from '#app/web/final-result.ts'
import { quizResult } from '#app/web/quiz-result.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'

export const meta = pageTitle('assessment:result.pageTitle')

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const theirs = { personId, attemptId: params.attemptId ?? '' }
  const attempt = await findAttempt(db, theirs)
  if (!attempt) notFound()
  const review = await findReview(db, theirs)
  if (!review) throw redirect(attemptAddress(attempt.id))

  const catalogue = await currentCatalogue()
  if (review.kind === 'quiz') {
    return { kind: 'quiz' as const, ...quizResult(review, { catalogue, language: context.language }) }
  }
  const standing = await findStanding(db, { personId, programmeId: defaultProgrammeId }, new Date())
  return { kind: 'final' as const, ...finalResult(attempt, review, standing, catalogue) }
}

export default function ResultPage() {
  const result = useLoaderData<typeof loader>()
  const quiz = result.kind === 'quiz'
  return (
    <Page
      back={
        quiz
          ? { href: moduleAddress(result.courseId), label: <Message name="assessment:quiz.back" /> }
          : { href: homeAddress, label: <Message name="assessment:backHome" /> }
      }
    >
      {quiz ? <QuizResult {...result} /> : <FinalResult {...result} />}
    </Page>
  )
}
