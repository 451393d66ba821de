import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { auditRoles, findAuditReach } from '#app/domain/audit/audit-reach.ts'
import { auditSections } from '#app/ui/audit-sections.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('audit:title')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requireRole(request, context, ...auditRoles)
  return { reachesAll: (await findAuditReach(db, personId, new Date())) === 'all' }
}

export default function AuditPage() {
  const { reachesAll } = useLoaderData<typeof loader>()
  return (
    <Page heading={<Message name="audit:title" />}>
      <p className="govuk-body">
        <Message name={`audit:reach.${reachesAll ? 'all' : 'part'}`} />
      </p>
      <ul className="lisans-sections">
        {auditSections.map(({ name, href }) => (
          <li key={name}>
            <h2 className="govuk-heading-s">
              <a className="govuk-link" href={href}>
                <Message name={`audit:section.${name}.name`} />
              </a>
            </h2>
            <p className="govuk-body">
              <Message name={`audit:section.${name}.does`} />
            </p>
          </li>
        ))}
      </ul>
    </Page>
  )
}
