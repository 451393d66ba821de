import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { findPerson } from '#app/domain/people/find-person.ts'
import { invitePerson } from '#app/domain/sign-in/invite-person.ts'
import { groupCode } from '#app/domain/sign-in/one-time-code.ts'
import { DayAndTime } from '#app/ui/day.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { LanguageProvider, Message } from '#app/ui/translation.tsx'
import { config } from '#app/web/config.ts'
import { db } from '#app/web/database.ts'
import { parseForm } from '#app/web/forms.ts'
import { refusal } from '#app/web/refuse.ts'
import { mayInvitePeople } from '#app/web/sign-in/may-find-people.ts'
import { forgottenSlip, openSlip, sealSlip } from '#app/web/sign-in/sealed-slip.ts'
import { shownOnce } from '#app/web/sign-in/shown-once.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('people:slip.heading')

export const headers = shownOnce

/** Shows the slip that was just made, once: the browser brings it sealed, and is told to forget it. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { sessionId } = await requireRole(request, context, ...mayInvitePeople)
  const personId = params.personId ?? ''
  const slip = openSlip(request.headers.get('cookie'), { sessionId, personId }, new Date())
  const forgotten = { headers: { 'Set-Cookie': forgottenSlip(slipPath(personId)) } }
  if (!slip) return data({ personId, slip: null }, forgotten)
  const person = await findPerson(db, personId)
  return data(
    {
      personId,
      slip: {
        name: person?.name ?? '',
        language: person?.language ?? context.language,
        known: person?.identifiers.map(({ shown }) => shown) ?? [],
        code: groupCode(slip.code),
        expiresAt: slip.expiresAt,
        address: `${config.baseUrl}/enter-code`,
      },
    },
    forgotten,
  )
}

/** Invites the person, and sends the browser on to the slip, so that reloading it makes no other code. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { personId: actorId, sessionId } = await requireRole(request, context, ...mayInvitePeople)
  const personId = params.personId ?? ''
  const { value } = await parseForm(request, z.object({ by: z.enum(['mail', 'slip']) }))
  if (!value) throw new Response(null, { status: 400 })

  const { baseUrl } = config
  const actor = { kind: 'person', personId: actorId } as const
  const outcome = await invitePerson(db, { personId, by: value.by, baseUrl }, actor, new Date())
  if (outcome.kind === 'refused') throw refusal(outcome.reason, context)
  if (outcome.code === null) return redirect(`/admin/people/${personId}?notice=invited`)
  const path = slipPath(personId)
  const sealed = sealSlip({ code: outcome.code, expiresAt: outcome.expiresAt, sessionId, personId, path }, new Date())
  return redirect(path, { headers: { 'Set-Cookie': sealed } })
}

export default function SlipPage() {
  const { personId, slip } = useLoaderData<typeof loader>()
  if (!slip) return <NothingToPrint personId={personId} />
  return (
    <Page>
      <p className="govuk-body lisans-screen-only">
        <Message name="people:slip.once" />{' '}
        <a className="govuk-link" href={`/admin/people/${personId}`}>
          <Message name="people:slip.back" />
        </a>
      </p>
      {/* Whoever the slip is for reads it, not who prints it. */}
      <LanguageProvider language={slip.language}>
        <div lang={slip.language}>
          <Slip slip={slip} />
        </div>
      </LanguageProvider>
    </Page>
  )
}

type SlipProps = { slip: { name: string; known: string[]; code: string; expiresAt: Date; address: string } }

function Slip({ slip: { name, known, code, expiresAt, address } }: SlipProps) {
  return (
    <>
      <h1 className="govuk-heading-l">
        <Message name="people:slip.heading" />
      </h1>
      <dl className="govuk-summary-list">
        <SlipLine label="for">{name}</SlipLine>
        <SlipLine label="known">{known.join(', ')}</SlipLine>
        <SlipLine label="code">
          <strong className="lisans-code">{code}</strong>
        </SlipLine>
        <SlipLine label="until">
          <DayAndTime at={expiresAt} />
        </SlipLine>
      </dl>
      <ol className="govuk-list govuk-list--number">
        <li>
          <Message name="people:slip.step1" /> <strong>{address}</strong>
        </li>
        <li>
          <Message name="people:slip.step2" />
        </li>
        <li>
          <Message name="people:slip.step3" />
        </li>
      </ol>
      <p className="govuk-body">
        <Message name="people:slip.keep" />
      </p>
    </>
  )
}

function SlipLine({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="govuk-summary-list__row">
      <dt className="govuk-summary-list__key">
        <Message name={`people:slip.${label}`} />
      </dt>
      <dd className="govuk-summary-list__value">{children}</dd>
    </div>
  )
}

/** Opened again, the address has nothing to show: the code was shown once. */
function NothingToPrint({ personId }: { personId: string }) {
  return (
    <Page heading={<Message name="invitations:gone.heading" />}>
      <p className="govuk-body">
        <Message name="invitations:gone.one" />
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={`/admin/people/${personId}`}>
          <Message name="people:slip.back" />
        </a>
      </p>
    </Page>
  )
}

function slipPath(personId: string): string {
  return `/admin/people/${encodeURIComponent(personId)}/invitations`
}
