import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mayRunTheOffice, sectionsFor } from '#app/ui/office-sections.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Message } from '#app/ui/translation.tsx'
import { mayDecideForEverybody } from '#app/web/decide-for-everybody.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('administration:heading')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...mayRunTheOffice)
  return { sections: sectionsFor(officer.roles, await mayDecideForEverybody(officer)) }
}

export default function AdministrationPage() {
  const { sections } = useLoaderData<typeof loader>()
  return (
    <Page heading={<Message name="administration:heading" />}>
      <ul className="lisans-sections">
        {sections.map(({ name, href }) => (
          <li key={name}>
            <h2 className="govuk-heading-s">
              <a className="govuk-link" href={href}>
                <Message name={`administration:section.${name}.name`} />
              </a>
            </h2>
            <p className="govuk-body">
              <Message name={`administration:section.${name}.does`} />
            </p>
          </li>
        ))}
      </ul>
    </Page>
  )
}
