import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PeopleList } from '#app/ui/people-list.tsx'
import { Message } from '#app/ui/translation.tsx'
import { readPeoplePage } from '#app/web/people-page.ts'
import { mayFindPeople, mayRecordPeople } from '#app/web/sign-in/may-find-people.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('people:list.title')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId, roles } = await requireRole(request, context, ...mayFindPeople)
  const page = await readPeoplePage(request, personId, mayFindPeople)
  return { ...page, mayAdd: mayRecordPeople.some((role) => roles.includes(role)) }
}

export default function PeoplePage() {
  const { mayAdd, ...page } = useLoaderData<typeof loader>()
  return (
    <Page heading={<Message name="people:list.heading" />}>
      {mayAdd && (
        <p className="govuk-body">
          <a className="govuk-link" href="/admin/people/new">
            <Message name="people:list.add" />
          </a>
        </p>
      )}
      <PeopleList address="/admin/people" {...page} />
    </Page>
  )
}
