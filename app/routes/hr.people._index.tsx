import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { seesStandings } from '#app/domain/certification/who-decides.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PeopleList } from '#app/ui/people-list.tsx'
import { Message } from '#app/ui/translation.tsx'
import { readPeoplePage } from '#app/web/people-page.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('desk:people.heading')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requireRole(request, context, ...seesStandings)
  return readPeoplePage(request, personId, seesStandings)
}

export default function PeoplePage() {
  return (
    <Page heading={<Message name="desk:people.heading" />}>
      <PeopleList address="/hr/people" {...useLoaderData<typeof loader>()} />
    </Page>
  )
}
