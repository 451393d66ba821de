import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listAttempts } from '#app/domain/assessment/list-attempts.ts'
import { startAttempt } from '#app/domain/assessment/start-attempt.ts'
import { findStanding } from '#app/domain/certification/find-standing.ts'
import { homeAddress } from '#app/ui/addresses.ts'
import { attemptAddress, resultAddress } from '#app/ui/attempt-addresses.ts'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { openAttempt, pastTries } from '#app/web/past-tries.ts'
import { programmeIdOf, programmeOf } from '#app/web/programme.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'

export const meta = pageTitle('assessment:refresher.pageTitle')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const programme = await programmeOf(request)
  const whose = { personId, programmeId: programme.id }
  const { refresherDue } = await findStanding(db, whose, new Date())
  const attempts = await listAttempts(db, whose)
  return {
    count: programme.body.refresher.draw + 1,
    due: refresherDue,
    open: openAttempt(attempts, 'refresher', 'refresher') !== null,
    lastId: pastTries(attempts, 'refresher', 'refresher')[0]?.id ?? null,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const exam = { kind: 'refresher', part: 'refresher', language: context.language, honestyAccepted: false } as const
  const outcome = await startAttempt(db, { personId, programmeId: programmeIdOf(request), ...exam }, new Date())
  if (outcome.kind === 'refused') return data({ refusal: outcome.reason }, { status: 409 })
  return redirect(attemptAddress(outcome.attemptId))
}

export default function RefresherPage() {
  const { count, due, open, lastId } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  return (
    <Page
      back={{ href: homeAddress, label: <Message name="assessment:backHome" /> }}
      heading={<Message name="assessment:refresher.heading" />}
    >
      {rejected && <RefusalNotice reason={rejected.refusal} />}
      {due || open ? (
        <>
          <ul className="govuk-list govuk-list--bullet govuk-list--spaced">
            <li>
              <Message name="assessment:refresher.what" values={{ count }} />
            </li>
            {['refresher.noPass', 'quiz.noTime', 'quiz.feedback'].map((fact) => (
              <li key={fact}>
                <Message name={`assessment:${fact}`} />
              </li>
            ))}
          </ul>
          <form method="post">
            {open && (
              <p className="govuk-body">
                <Message name="assessment:refresher.open" />
              </p>
            )}
            <button type="submit" className="govuk-button">
              <Message name={`assessment:refresher.${open ? 'resume' : 'start'}`} />
            </button>
          </form>
        </>
      ) : (
        <Notice heading={<Message name="assessment:refresher.notDue" />}>
          <p className="govuk-body">
            <Message name="assessment:refresher.notDueWhy" />
          </p>
        </Notice>
      )}
      {lastId && (
        <p className="govuk-body">
          <a className="govuk-link" href={resultAddress(lastId)}>
            <Message name="assessment:refresher.last" />
          </a>
        </p>
      )}
    </Page>
  )
}
