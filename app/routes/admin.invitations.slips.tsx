import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listSlips } from '#app/domain/sign-in/list-slips.ts'
import { groupCode } from '#app/domain/sign-in/one-time-code.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { SlipCards } from '#app/ui/slip-cards.tsx'
import { Message } from '#app/ui/translation.tsx'
import { config } from '#app/web/config.ts'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { mayInvitePeople } from '#app/web/sign-in/may-find-people.ts'
import { forgottenSet, openSet } from '#app/web/sign-in/sealed-set.ts'
import { shownOnce } from '#app/web/sign-in/shown-once.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('invitations:slips.heading')

export const headers = shownOnce

/** Shows the slips that were just made, once: the browser brings what they are made from sealed, and is told to forget it. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const inviter = await requireRole(request, context, ...mayInvitePeople)
  const now = new Date()
  const set = openSet(request.headers.get('cookie'), inviter.sessionId, now)
  const slips = set ? await listSlips(db, set, actorOf(inviter), now) : []
  const shown = {
    unitId: set?.unitId ?? '',
    address: `${config.baseUrl}/enter-code`,
    slips: slips.map(({ code, ...slip }) => ({ ...slip, code: groupCode(code) })),
  }
  return data(shown, { headers: { 'Set-Cookie': forgottenSet() } })
}

export default function SlipsPage() {
  const { slips, address, unitId } = useLoaderData<typeof loader>()
  if (slips.length === 0) return <NothingToPrint />
  return (
    <Page wide>
      <div className="lisans-screen-only">
        <h1 className="govuk-heading-l">
          <Message name="invitations:slips.heading" />
        </h1>
        <p className="govuk-body">
          <Message name="invitations:slips.once" values={{ count: slips.length }} />
        </p>
        <p className="govuk-body">
          <a className="govuk-link" href={`/admin/invitations?${new URLSearchParams({ unit: unitId })}`}>
            <Message name="invitations:slips.next" />
          </a>
        </p>
      </div>
      <SlipCards slips={slips} address={address} />
    </Page>
  )
}

/** Opened again, the address has nothing to show: the codes were shown once. */
function NothingToPrint() {
  return (
    <Page heading={<Message name="invitations:gone.heading" />}>
      <p className="govuk-body">
        <Message name="invitations:gone.many" />
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href="/admin/invitations">
          <Message name="invitations:gone.again" />
        </a>
      </p>
    </Page>
  )
}
