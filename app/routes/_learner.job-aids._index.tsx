import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { homeAddress, jobAidAddress } from '#app/ui/addresses.ts'
import { Localised } from '#app/ui/localised.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { TaskList } from '#app/ui/task-list.tsx'
import { Message } from '#app/ui/translation.tsx'
import { currentJobAids } from '#app/web/catalogue.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'

export const meta = pageTitle('learning:jobAids.pageTitle')

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireSignedIn(request, context)
  return { jobAids: (await currentJobAids()).map(({ id, title, summary }) => ({ id, title, summary })) }
}

export default function JobAidsPage() {
  const { jobAids } = useLoaderData<typeof loader>()
  return (
    <Page
      heading={<Message name="learning:jobAids.heading" />}
      back={{ href: homeAddress, label: <Message name="learning:home.back" /> }}
    >
      <p className="govuk-body-l">
        <Message name={jobAids.length > 0 ? 'learning:jobAids.intro' : 'learning:jobAids.none'} />
      </p>
      <TaskList
        tasks={jobAids.map(({ id, title, summary }) => ({
          id,
          href: jobAidAddress(id),
          title: <Localised text={title} />,
          hint: <Localised text={summary} />,
          status: null,
        }))}
      />
    </Page>
  )
}
