import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findAttempt } from '#app/domain/assessment/find-attempt.ts'
import { attemptAddress, checkAddress, resultAddress } from '#app/ui/attempt-addresses.ts'
import { newConcernAddress } from '#app/ui/concern-addresses.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PaperQuestion } from '#app/ui/paper-question.tsx'
import { SaveStatus } from '#app/ui/save-status.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { TimeLimit } from '#app/ui/time-limit.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import type { FormProblem } from '#app/web/forms.ts'
import { paperQuestion, placeOnPaper } from '#app/web/paper.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'

export const meta = pageTitle('assessment:paper.pageTitle', (page) => page as Record<string, unknown>)

/** An answer came back that the page did not offer; the summary leads to what it does offer. */
const notOnThisPaper: FormProblem = { field: 'option-1', message: 'refusals:not-on-this-paper' }

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const attempt = await findAttempt(db, { personId, attemptId: params.attemptId ?? '' })
  if (!attempt) notFound()
  if (attempt.state === 'submitted') throw redirect(resultAddress(attempt.id))

  const asked = new URL(request.url).searchParams
  const place = placeOnPaper(attempt.items, asked.get('question'))
  const item = place === null ? undefined : attempt.items[place - 1]
  if (place === null || !item) throw redirect(checkAddress(attempt.id))
  return {
    attemptId: attempt.id,
    kind: attempt.kind,
    number: place,
    total: attempt.items.length,
    endsAt: attempt.endsAt,
    problems: asked.get('problem') === 'not-on-this-paper' ? [notOnThisPaper] : null,
    newCase: item.newCase,
    question: paperQuestion(item, context.language),
  }
}

export default function PaperPage() {
  const { attemptId, kind, number, total, endsAt, problems, newCase, question } = useLoaderData<typeof loader>()
  const last = number === total
  return (
    <Page
      caption={<Message name={`assessment:kind.${kind}`} />}
      heading={<Message name="assessment:paper.heading" values={{ number, total }} />}
      problems={problems}
      concern={{
        name: 'question',
        href: newConcernAddress({ attempt: attemptId, question: question.questionVersionId }),
      }}
    >
      <progress className="lisans-paper-progress" value={number} max={total} aria-hidden="true" />
      <TimeLimit endsAt={endsAt} />
      {newCase && (
        <p className="govuk-body">
          <Tag tone="quiet">
            <Message name="assessment:refresher.newCase" />
          </Tag>
        </p>
      )}
      <form method="post" action={`${attemptAddress(attemptId)}/answers`} data-saves-answers>
        <input type="hidden" name="question" value={question.questionVersionId} />
        <PaperQuestion question={question} />
        <div className="lisans-actions">
          <button type="submit" className="govuk-button" name="to" value={last ? 'check' : number + 1}>
            <Message name={last ? 'assessment:paper.check' : 'assessment:paper.next'} />
          </button>
          {number > 1 && (
            <button type="submit" className="govuk-button govuk-button--secondary" name="to" value={number - 1}>
              <Message name="assessment:paper.previous" />
            </button>
          )}
        </div>
      </form>
      <SaveStatus />
      <p className="govuk-body lisans-meta">
        <Message name="assessment:paper.kept" />{' '}
        <a className="govuk-link" href={checkAddress(attemptId)}>
          <Message name="assessment:paper.overview" />
        </a>
      </p>
    </Page>
  )
}
