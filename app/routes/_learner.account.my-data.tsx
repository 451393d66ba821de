import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listOwnCorrections } from '#app/domain/data-protection/list-corrections.ts'
import { readableRecords } from '#app/domain/data-protection/readable-records.ts'
import { DayAndTime } from '#app/ui/day.tsx'
import { HeldRecords } from '#app/ui/held-records.tsx'
import { OwnCorrections } from '#app/ui/own-corrections.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { heldDataOf } from '#app/web/held-data.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'

export const meta = pageTitle('data-protection:mine.title')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const { records, looks } = await heldDataOf(personId)
  const corrections = await listOwnCorrections(db, personId)
  return { kinds: readableRecords(records), looks: looks.toReversed(), corrections }
}

export default function MyDataPage() {
  const { kinds, looks, corrections } = useLoaderData<typeof loader>()
  return (
    <Page
      back={{ href: '/account', label: <Message name="people:account.title" /> }}
      heading={<Message name="data-protection:mine.heading" />}
    >
      <p className="govuk-body">
        <Message name="data-protection:mine.explanation" />
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href="/account/my-data.json" download>
          <Message name="data-protection:mine.file" />
        </a>
      </p>
      <h2 className="govuk-heading-m">
        <Message name="data-protection:mine.kinds" />
      </h2>
      <HeldRecords kinds={kinds} />
      <OwnCorrections requests={corrections} />
      <h2 className="govuk-heading-m">
        <Message name="data-protection:mine.looks" />
      </h2>
      {looks.length === 0 ? (
        <p className="govuk-body">
          <Message name="data-protection:mine.nobody" />
        </p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {looks.map(({ at, name }) => (
            <li key={`${at.toISOString()} ${name}`}>
              {name ?? <Message name="data-protection:mine.operator" />}, <DayAndTime at={at} />
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
