import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listOwnCorrections } from '#app/domain/data-protection/list-corrections.ts'
import { DayAndTime } from '#app/ui/day.tsx'
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
  const kinds = Object.entries(records).map(([kind, rows]) => ({ kind, count: rows.length }))
  const corrections = await listOwnCorrections(db, personId)
  return { kinds: kinds.filter(({ count }) => count > 0), looks: looks.toReversed(), corrections }
}

export default function MyDataPage() {
  const { kinds, looks, corrections } = useLoaderData<typeof loader>()
  return (
    <Page heading={<Message name="data-protection:mine.heading" />}>
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
      <dl className="govuk-summary-list">
        {kinds.map(({ kind, count }) => (
          <div className="govuk-summary-list__row" key={kind}>
            <dt className="govuk-summary-list__key">
              <Message name={`data-protection:kind.${kind}`} />
            </dt>
            <dd className="govuk-summary-list__value">{count}</dd>
          </div>
        ))}
      </dl>
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
