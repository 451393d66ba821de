import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listHoldersOver } from '#app/domain/people/list-holders-over.ts'
import { concernsAddress, newConcernAddress } from '#app/ui/concern-addresses.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { Statement } from '#app/ui/statement.tsx'
import { Message } from '#app/ui/translation.tsx'
import { allowAnyone } from '#app/web/allow-anyone.ts'
import { db } from '#app/web/database.ts'
import { findSignedIn } from '#app/web/signed-in.ts'

export const meta = pageTitle('statements:help.title')

/** Whoever is signed in is told who their focal point is. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  allowAnyone()
  const signedIn = await findSignedIn(request, context)
  if (!signedIn) return { focalPoints: null }
  const holders = await listHoldersOver(db, { personId: signedIn.personId, role: 'focal-point' }, new Date())
  return { focalPoints: holders.map(({ name }) => name) }
}

export default function HelpPage() {
  const { focalPoints } = useLoaderData<typeof loader>()
  return <Statement name="help">{focalPoints && <OwnFocalPoint names={focalPoints} />}</Statement>
}

function OwnFocalPoint({ names }: { names: string[] }) {
  return (
    <section aria-labelledby="focal-point">
      <h2 className="govuk-heading-m" id="focal-point">
        <Message name="concerns:help.heading" />
      </h2>
      {names.length === 0 ? (
        <p className="govuk-body">
          <Message name="concerns:help.nobody" />
        </p>
      ) : (
        <p className="govuk-body">
          <Message name="concerns:help.names" /> <strong>{names.join(', ')}</strong>
        </p>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href={newConcernAddress()}>
          <Message name="concerns:askFocalPoint" />
        </a>
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={concernsAddress}>
          <Message name="concerns:link.mine" />
        </a>
      </p>
    </section>
  )
}
