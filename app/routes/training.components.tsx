import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PaletteList } from '#app/ui/palette-list.tsx'
import { trainingAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { palette } from '#app/web/palette.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('training:components.heading')

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer', 'translator', 'administrator')
  return { entries: palette }
}

export default function ComponentsPage() {
  const { entries } = useLoaderData<typeof loader>()
  return (
    <Page
      heading={<Message name="training:components.heading" />}
      back={{ href: trainingAddress, label: <Message name="training:course.back" /> }}
    >
      <p className="govuk-body">
        <Message name="training:components.why" />
      </p>
      <ul className="lisans-editor__languages">
        {entries.map(({ name }) => (
          <li key={name}>
            <a className="govuk-link" href={`#${name.toLowerCase()}`}>
              {name}
            </a>
          </li>
        ))}
      </ul>
      <PaletteList entries={entries} />
    </Page>
  )
}
