import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { componentsAddress, trainingAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { readManual } from '#app/web/manual.tsx'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('training:manual.heading')

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer', 'translator', 'administrator')
  return readManual()
}

export default function ManualPage() {
  const { html, sections } = useLoaderData<typeof loader>()
  return (
    <Page
      heading={<Message name="training:manual.heading" />}
      back={{ href: trainingAddress, label: <Message name="training:course.back" /> }}
    >
      <p className="govuk-body">
        <Message name="training:manual.why" />{' '}
        <a className="govuk-link" href={componentsAddress}>
          <Message name="training:front.components" />
        </a>
      </p>
      <ul className="govuk-list" lang="en">
        {sections.map(({ id, title }) => (
          <li key={id}>
            <a className="govuk-link" href={`#${id}`}>
              {title}
            </a>
          </li>
        ))}
      </ul>
      <div lang="en" dangerouslySetInnerHTML={{ __html: html }} />
    </Page>
  )
}
