import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { findSuspension } from '#app/domain/certification/find-suspension.ts'
import { isOwnSuspension } from '#app/domain/certification/is-own-suspension.ts'
import { decisionRefusal } from '#app/domain/certification/may-decide.ts'
import { reviewSuspension } from '#app/domain/certification/review-suspension.ts'
import { findSuspensionChains } from '#app/domain/certification/suspension-chain.ts'
import { whoDecides } from '#app/domain/certification/who-decides.ts'
import { suspensionAddress } from '#app/ui/addresses.ts'
import { DayAndTime } from '#app/ui/day.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { inProgramme } from '#app/ui/programme-links.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { ReasonField } from '#app/ui/reason-field.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { SuspensionTalk } from '#app/ui/suspension-talk.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { actorOf, openRecord } from '#app/web/desk.ts'
import { parseForm } from '#app/web/forms.ts'
import { programmeInAddress } from '#app/web/programme.ts'
import { reasonField } from '#app/web/reason-field.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { typedText } from '#app/web/typed-text.ts'
import { reviewOutcomes } from '#db/schema/suspension-talk.ts'

export const meta = pageTitle('suspension:review.heading')

const decision = z.object({
  outcome: z.enum(reviewOutcomes, 'suspension:review.outcomeMissing'),
  reason: reasonField,
  seen: z.coerce.number().int().min(0),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...whoDecides.suspension)
  const now = new Date()
  const suspension = await findSuspension(db, params.suspensionId ?? '', now)
  if (!suspension) notFound()
  // Who decided, and what the officers noted, is not for the person, nor for who stands in for them.
  const refusal = await decisionRefusal(db, actorOf(officer), whoDecides.suspension, suspension.personId, now)
  if (refusal === 'about-oneself') {
    throw redirect(inProgramme(suspensionAddress, programmeInAddress(suspension.programmeId)))
  }
  if (refusal) notFound()
  const person = await openRecord(officer, suspension.personId, whoDecides.suspension, now)
  const chains = await findSuspensionChains(db, [person.id])
  return {
    person: { id: person.id, name: person.name },
    suspension,
    own: await isOwnSuspension(db, suspension, actorOf(officer), now),
    earlier: (chains.get(suspension.id) ?? [])
      .slice(0, -1)
      .map(({ suspensionId, suspendedAt }) => ({ suspensionId, suspendedAt })),
    outcomes: reviewOutcomes,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const officer = await requireRole(request, context, ...whoDecides.suspension)
  const typed = await typedText(request, 'outcome', 'reason')
  const { value, problems } = await parseForm(request, decision)
  if (problems) return data({ problems, refusal: null, typed }, { status: 422 })
  const review = { suspensionId: params.suspensionId ?? '', ...value }
  const outcome = await reviewSuspension(db, review, actorOf(officer), new Date())
  if (outcome.kind === 'reviewed') return redirect('/tasks')
  const { reason } = outcome
  if (reason === 'no-such-suspension' || reason === 'no-such-person' || reason === 'out-of-reach') notFound()
  return data({ problems: null, refusal: reason, typed }, { status: 409 })
}

export default function SuspensionReviewPage() {
  const { person, suspension, own, earlier, outcomes } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  return (
    <Page
      back={{ href: `/hr/people/${person.id}`, label: <Message name="desk:person.back" /> }}
      caption={person.name}
      heading={<Message name="suspension:review.heading" />}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      {suspension.suspendedByName && (
        <p className="govuk-body">
          <Message name="suspension:review.by" values={{ name: suspension.suspendedByName }} />
        </p>
      )}
      {suspension.note && <p className="govuk-inset-text">{suspension.note}</p>}
      <SuspensionTalk suspension={suspension} to="officer" />
      {earlier.map(({ suspensionId, suspendedAt }) => (
        <p key={suspensionId} className="govuk-body">
          <a className="govuk-link" href={`/hr/suspensions/${suspensionId}`}>
            <Message name="suspension:review.earlier" /> <DayAndTime at={suspendedAt} />
          </a>
        </p>
      ))}
      {own && suspension.running && (
        <p className="govuk-inset-text">
          <Message name="suspension:review.own" />
        </p>
      )}
      {!own && suspension.running && (
        <form method="post" noValidate>
          <input type="hidden" name="seen" value={suspension.replies.length + suspension.reviews.length} />
          <RadioGroup
            name="outcome"
            legend={<Message name="suspension:review.outcome" />}
            choices={outcomes.map((value) => ({
              value,
              label: <Message name={`suspension:review.choice.${value}`} />,
            }))}
            chosen={rejected?.typed.outcome}
            problems={rejected?.problems}
          />
          <p className="govuk-body">
            <Message name="suspension:review.reasonShown" />
          </p>
          <ReasonField typed={rejected?.typed.reason} problems={rejected?.problems} />
          <button type="submit" className="govuk-button">
            <Message name="suspension:review.send" />
          </button>
        </form>
      )}
    </Page>
  )
}
