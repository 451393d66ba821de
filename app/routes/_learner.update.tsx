import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { startAttempt } from '#app/domain/assessment/start-attempt.ts'
import { homeAddress } from '#app/ui/addresses.ts'
import { attemptAddress } from '#app/ui/attempt-addresses.ts'
import { ChangedModules } from '#app/ui/changed-modules.tsx'
import { Localised } from '#app/ui/localised.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PastTries } from '#app/ui/past-tries.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { Message } from '#app/ui/translation.tsx'
import { NoUpdate, UpdateDeadline, UpdateQuestions } from '#app/ui/update-stage.tsx'
import { db } from '#app/web/database.ts'
import { programmeIdOf, programmeInAddress, programmeOf } from '#app/web/programme.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'
import { updatePage } from '#app/web/update-page.ts'

export const meta = pageTitle('updates:pageTitle')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const { id: programmeId, body } = await programmeOf(request)
  return {
    title: programmeInAddress(programmeId) && body.title,
    passPercent: body.quiz.passPercent,
    ...(await updatePage({ personId, programmeId }, context.language)),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const exam = { kind: 'update', part: 'update', language: context.language, honestyAccepted: false } as const
  const outcome = await startAttempt(db, { personId, programmeId: programmeIdOf(request), ...exam }, new Date())
  if (outcome.kind === 'refused') return data({ refusal: outcome.reason }, { status: 409 })
  return redirect(attemptAddress(outcome.attemptId))
}

export default function UpdatePage() {
  const { title, passPercent, stage, overdue, by, finalInstead, changes, tries } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const nextLesson = changes.flatMap(({ lessons }) => lessons).find(({ read }) => !read)?.href ?? null
  const nothing = stage.kind === 'nothing' || stage.kind === 'stopped'
  return (
    <Page
      back={{ href: homeAddress, label: <Message name="assessment:backHome" /> }}
      caption={title && <Localised text={title} />}
      heading={<Message name="updates:heading" />}
    >
      {rejected && <RefusalNotice reason={rejected.refusal === 'cool-down' ? 'update-pause' : rejected.refusal} />}
      {nothing && <NoUpdate stage={stage} />}
      {!nothing && by && <UpdateDeadline by={by} overdue={overdue} finalInstead={finalInstead} />}
      {!nothing && <ChangedModules changes={changes} />}
      {!nothing && <UpdateQuestions {...{ stage, passPercent, nextLesson }} />}
      <PastTries tries={tries} link="seeResult" />
    </Page>
  )
}
