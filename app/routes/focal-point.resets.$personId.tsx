import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { groupCode } from '#app/domain/sign-in/one-time-code.ts'
import { resetInPerson } from '#app/domain/sign-in/reset-in-person.ts'
import { DayAndTime } from '#app/ui/day.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { TickField } from '#app/ui/tick-field.tsx'
import { Message } from '#app/ui/translation.tsx'
import { config } from '#app/web/config.ts'
import { db } from '#app/web/database.ts'
import { actorOf, openRecord } from '#app/web/desk.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { notFound } from '#app/web/refuse.ts'
import { mayInvitePeople } from '#app/web/sign-in/may-find-people.ts'
import { forgottenSlip, openSlip, sealSlip } from '#app/web/sign-in/sealed-slip.ts'
import { shownOnce } from '#app/web/sign-in/shown-once.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('invitations:reset.title')

const recognised = z.object({ seen: z.literal('yes', 'invitations:reset.seenMissing') })

export const headers = shownOnce

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...mayInvitePeople)
  const now = new Date()
  const person = await openRecord(officer, params.personId, mayInvitePeople, now)
  const whose = { sessionId: officer.sessionId, personId: person.id }
  const slip = openSlip(request.headers.get('cookie'), whose, now)
  return data(
    {
      name: person.name,
      place: [person.jobTitle, person.unitName].filter(Boolean).join(', '),
      known: person.identifiers.map(({ shown }) => shown),
      address: `${config.baseUrl}/enter-code`,
      slip: slip && { code: groupCode(slip.code), expiresAt: slip.expiresAt },
      shownBefore: new URL(request.url).searchParams.has('made'),
    },
    { headers: { 'Set-Cookie': forgottenSlip(pathOf(person.id)) } },
  )
}

/** Makes the code, and sends the browser on to it, so that reloading makes no other. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const officer = await requireRole(request, context, ...mayInvitePeople)
  const personId = params.personId ?? ''
  const { problems } = await parseForm(request, recognised)
  if (problems) return data({ problems, refusal: null as string | null }, { status: 422 })
  const now = new Date()
  const outcome = await resetInPerson(db, { personId }, actorOf(officer), now)
  if (outcome.kind === 'refused') {
    if (outcome.reason === 'no-such-person' || outcome.reason === 'out-of-reach') notFound()
    return data({ problems: null as FormProblem[] | null, refusal: outcome.reason }, { status: 409 })
  }
  const { code, expiresAt } = outcome
  const path = pathOf(personId)
  const sealed = sealSlip({ code, expiresAt, sessionId: officer.sessionId, personId, path }, now)
  return redirect(`${path}?made`, { headers: { 'Set-Cookie': sealed } })
}

export default function ResetPage() {
  const { name, place, known, address, slip, shownBefore } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  return (
    <Page
      heading={<Message name="invitations:reset.heading" values={{ name }} />}
      caption={place}
      back={{ href: '/focal-point/resets', label: <Message name="invitations:reset.back" /> }}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      <p className="govuk-body">
        <Message name="invitations:reset.known" />: {known.join(', ')}
      </p>
      {slip ? (
        <TheCode address={address} {...slip} />
      ) : (
        <form method="post" noValidate>
          <p className="govuk-body">
            <Message name={shownBefore ? 'invitations:reset.gone' : 'invitations:reset.explanation'} />
          </p>
          <TickField name="seen" label={<Message name="invitations:reset.seen" />} problems={rejected?.problems} />
          <button type="submit" className="govuk-button">
            <Message name="invitations:reset.button" />
          </button>
        </form>
      )}
    </Page>
  )
}

function TheCode({ address, code, expiresAt }: { address: string; code: string; expiresAt: Date }) {
  return (
    <>
      <p className="govuk-body">
        <Message name="invitations:reset.here" /> <strong>{address}</strong>
      </p>
      <p className="lisans-code" role="status">
        {code}
      </p>
      <p className="govuk-body">
        <Message name="invitations:reset.until" /> <DayAndTime at={expiresAt} />.{' '}
        <Message name="invitations:reset.once" />
      </p>
    </>
  )
}

function pathOf(personId: string): string {
  return `/focal-point/resets/${encodeURIComponent(personId)}`
}
