import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { seesStandings } from '#app/domain/certification/who-decides.ts'
import { listPeople } from '#app/domain/people/list-people.ts'
import { findReach } from '#app/domain/people/reaches.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { TextField } from '#app/ui/text-field.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('desk:people.heading')

/** More than that is not read by anybody; a longer search term finds whoever is meant. */
const mostShown = 50

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requireRole(request, context, ...seesStandings)
  const search = (new URL(request.url).searchParams.get('search') ?? '').slice(0, 200)
  const unitIds = await findReach(db, personId, seesStandings)
  const found = await listPeople(db, { search, unitIds, limit: mostShown + 1 })
  return {
    search,
    more: found.length > mostShown,
    people: found.slice(0, mostShown).map(({ id, name, jobTitle, unitName }) => ({ id, name, jobTitle, unitName })),
  }
}

export default function PeoplePage() {
  const { search, more, people } = useLoaderData<typeof loader>()
  return (
    <Page heading={<Message name="desk:people.heading" />}>
      <form method="get">
        <TextField
          name="search"
          type="search"
          label="desk:people.search"
          hint="desk:people.searchHint"
          defaultValue={search}
        />
        <button type="submit" className="govuk-button govuk-button--secondary">
          <Message name="desk:people.find" />
        </button>
      </form>
      {people.length === 0 && (
        <p className="govuk-inset-text">
          <Message name="desk:people.nobody" />
        </p>
      )}
      <ul className="govuk-list lisans-desk">
        {people.map(({ id, name, jobTitle, unitName }) => (
          <li key={id} className="lisans-desk__item">
            <p className="govuk-body">
              <a className="govuk-link" href={`/hr/people/${id}`}>
                {name}
              </a>
              <br />
              {[jobTitle, unitName].filter(Boolean).join(', ')}
            </p>
          </li>
        ))}
      </ul>
      {more && (
        <p className="govuk-body">
          <Message name="desk:people.more" values={{ count: mostShown }} />
        </p>
      )}
    </Page>
  )
}
