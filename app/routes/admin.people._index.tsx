import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listPeople } from '#app/domain/people/list-people.ts'
import { findReach } from '#app/domain/people/reaches.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { TextField } from '#app/ui/text-field.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { mayFindPeople, mayRecordPeople } from '#app/web/sign-in/may-find-people.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('people:list.title')

const onePage = 50

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId, roles } = await requireRole(request, context, ...mayFindPeople)
  const asked = new URL(request.url).searchParams
  const search = (asked.get('search') ?? '').slice(0, 200)
  const offset = Math.min(Math.max(Number.parseInt(asked.get('from') ?? '', 10) || 0, 0), 1_000_000)
  const unitIds = await findReach(db, personId, mayFindPeople)
  const found = await listPeople(db, { search, unitIds, limit: onePage + 1, offset })
  return {
    search,
    offset,
    people: found.slice(0, onePage),
    more: found.length > onePage,
    mayAdd: mayRecordPeople.some((role) => roles.includes(role)),
  }
}

export default function PeoplePage() {
  const { search, offset, people, more, mayAdd } = useLoaderData<typeof loader>()
  const pageFrom = (from: number) => `/admin/people?${new URLSearchParams({ search, from: String(from) })}`
  return (
    <Page heading={<Message name="people:list.heading" />}>
      <form method="get">
        <TextField name="search" type="search" label="people:list.search.label" defaultValue={search} />
        <button type="submit" className="govuk-button govuk-button--secondary">
          <Message name="people:list.search.button" />
        </button>
      </form>
      {mayAdd && (
        <p className="govuk-body">
          <a className="govuk-link" href="/admin/people/new">
            <Message name="people:list.add" />
          </a>
        </p>
      )}
      {people.length === 0 ? (
        <p className="govuk-body">
          <Message name="people:list.none" />
        </p>
      ) : (
        <PeopleList />
      )}
      <p className="govuk-body">
        {more && (
          <a className="govuk-link" href={pageFrom(offset + onePage)}>
            <Message name="people:list.more" />
          </a>
        )}{' '}
        {offset > 0 && (
          <a className="govuk-link" href={pageFrom(0)}>
            <Message name="people:list.first" />
          </a>
        )}
      </p>
    </Page>
  )
}

/** A list and not a table, so that it reads as well on a narrow telephone. */
function PeopleList() {
  const { people } = useLoaderData<typeof loader>()
  return (
    <ul className="govuk-list govuk-list--spaced">
      {people.map(({ id, name, unitName, jobTitle, activity }) => (
        <li key={id}>
          <a className="govuk-link" href={`/admin/people/${id}`}>
            {name}
          </a>
          <div className="govuk-hint lisans-beneath">
            {[jobTitle, unitName].filter(Boolean).join(', ')}. <Message name={`people:activity.${activity}`} />
          </div>
        </li>
      ))}
    </ul>
  )
}
