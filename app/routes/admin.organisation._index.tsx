import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { OrganisationField } from '#app/domain/office/change-organisation.ts'
import { contrastWithWhite } from '#app/domain/office/contrast.ts'
import { listOrganisationChanges } from '#app/domain/office/list-organisation-changes.ts'
import { findOrganisation } from '#app/domain/office/organisation.ts'
import { Notice } from '#app/ui/notice.tsx'
import { OrganisationHistory } from '#app/ui/organisation-history.tsx'
import { OrganisationValue } from '#app/ui/organisation-value.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { requireAdministratorOfAll } from '#app/web/require-administrator-of-all.ts'

export const meta = pageTitle('organisation:title')

const details: OrganisationField[] = ['name', 'help', 'brandColour', 'languages', 'timeZone', 'workingWeekdays']

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireAdministratorOfAll(request, context)
  const organisation = await findOrganisation(db)
  const { brandColour } = organisation
  const asked = new URL(request.url).searchParams.get('notice')
  return {
    organisation,
    contrast: brandColour && contrastWithWhite(brandColour).toFixed(1),
    changes: await listOrganisationChanges(db),
    changed: asked === 'changed',
  }
}

export default function OrganisationPage() {
  const { organisation, contrast, changes, changed } = useLoaderData<typeof loader>()
  return (
    <Page heading={<Message name="organisation:title" />}>
      {changed && <Notice tone="good" role="status" heading={<Message name="organisation:changed" />} />}
      <dl className="govuk-summary-list">
        {details.map((field) => (
          <Detail key={field} field={field} href={`/admin/organisation/details#${fieldIds[field] ?? field}`}>
            <OrganisationValue field={field} organisation={organisation} />
            {field === 'brandColour' && contrast && (
              <>
                {' '}
                (<Message name="organisation:contrast.measured" values={{ ratio: contrast }} />)
              </>
            )}
          </Detail>
        ))}
        <Detail field="logo" href="/admin/organisation/logo">
          <OrganisationValue field="logo" organisation={organisation} />
        </Detail>
        <Detail field="holidays" href="/admin/organisation/holidays">
          <OrganisationValue field="holidayYears" organisation={organisation} />
        </Detail>
      </dl>
      <OrganisationHistory changes={changes} />
    </Page>
  )
}

/** Where a detail's field has another name than the detail. */
const fieldIds: Partial<Record<OrganisationField, string>> = { help: 'helpName', workingWeekdays: 'weekdays' }

function Detail({ field, href, children }: { field: OrganisationField; href: string; children: ReactNode }) {
  return (
    <div className="govuk-summary-list__row">
      <dt className="govuk-summary-list__key">
        <Message name={`organisation:field.${field}`} />
      </dt>
      <dd className="govuk-summary-list__value">{children}</dd>
      <dd className="govuk-summary-list__actions">
        <a className="govuk-link" href={href}>
          <Message name="organisation:change" />
          <span className="govuk-visually-hidden">
            {': '}
            <Message name={`organisation:field.${field}`} />
          </span>
        </a>
      </dd>
    </div>
  )
}
