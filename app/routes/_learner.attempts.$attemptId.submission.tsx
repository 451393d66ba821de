import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findAttempt } from '#app/domain/assessment/find-attempt.ts'
import { submitAttempt } from '#app/domain/assessment/submit-attempt.ts'
import { AnswerOverview } from '#app/ui/answer-overview.tsx'
import { attemptAddress, questionAddress, resultAddress } from '#app/ui/attempt-addresses.ts'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { TimeLimit } from '#app/ui/time-limit.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { paperQuestion } from '#app/web/paper.ts'
import { notFound, refuse } from '#app/web/refuse.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'

export const meta = pageTitle('assessment:check.pageTitle')

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const attempt = await findAttempt(db, { personId, attemptId: params.attemptId ?? '' })
  if (!attempt) notFound()
  if (attempt.state === 'submitted') throw redirect(resultAddress(attempt.id))
  const now = new Date()
  return {
    attemptId: attempt.id,
    kind: attempt.kind,
    endsAt: attempt.endsAt,
    timeOver: attempt.endsAt !== null && attempt.endsAt < now,
    questions: attempt.items.map((item) => paperQuestion(item, context.language)),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const attemptId = params.attemptId ?? ''
  const outcome = await submitAttempt(db, { personId, attemptId }, new Date())
  if (outcome.kind === 'refused') {
    if (outcome.reason === 'no-such-attempt') notFound()
    refuse(context, outcome.reason)
  }
  return redirect(resultAddress(attemptId))
}

export default function SubmissionPage() {
  const { attemptId, kind, endsAt, timeOver, questions } = useLoaderData<typeof loader>()
  const open = questions.filter((question) => question.chosenOptionId === null).length
  const firstOpen = questions.findIndex((question) => question.chosenOptionId === null) + 1
  return (
    <Page
      back={{ href: questionAddress(attemptId, questions.length), label: <Message name="assessment:check.back" /> }}
      caption={<Message name={`assessment:kind.${kind}`} />}
      heading={<Message name="assessment:check.heading" />}
    >
      {timeOver ? (
        <Notice tone="warn" heading={<Message name="assessment:check.timeOver" />}>
          <p className="govuk-body">
            <Message name="assessment:check.timeOverNext" />
          </p>
        </Notice>
      ) : (
        <TimeLimit endsAt={endsAt} />
      )}
      {open > 0 && !timeOver ? (
        <Notice tone="warn" heading={<Message name="assessment:check.open" values={{ count: open }} />}>
          <p className="govuk-body">
            <Message name="assessment:check.openNext" />
          </p>
          <p className="govuk-body">
            <a className="govuk-link" href={questionAddress(attemptId, firstOpen)}>
              <Message name="assessment:check.goToOpen" values={{ number: firstOpen }} />
            </a>
          </p>
        </Notice>
      ) : (
        <p className="govuk-body">
          <Message name="assessment:check.complete" />
        </p>
      )}
      <AnswerOverview questions={questions} attemptId={attemptId} mayChange={!timeOver} />
      <form method="post" action={`${attemptAddress(attemptId)}/submission`} data-submits-attempt>
        <p className="govuk-body">
          <Message name="assessment:check.once" />
        </p>
        <button type="submit" className="govuk-button">
          <Message name={open > 0 ? 'assessment:check.submitIncomplete' : 'assessment:check.submit'} />
        </button>
      </form>
    </Page>
  )
}
