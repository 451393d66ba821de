import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listPeople } from '#app/domain/people/list-people.ts'
import { findReach } from '#app/domain/people/reaches.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { TextField } from '#app/ui/text-field.tsx'
import { Message, useTranslation } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { mayInvitePeople } from '#app/web/sign-in/may-find-people.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('invitations:reset.title')

/** More matches than these, and the name is to be typed more fully: somebody waits. */
const mostShown = 15

export async function loader({ request, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...mayInvitePeople)
  const search = (new URL(request.url).searchParams.get('search') ?? '').trim().slice(0, 200)
  const desk = officer.roles.some((role) => role === 'focal-point' || role === 'hr')
  if (search === '') return { search, desk, people: null }
  const unitIds = await findReach(db, officer.personId, mayInvitePeople, new Date())
  const found = await listPeople(db, { search, unitIds, limit: mostShown })
  return {
    search,
    desk,
    people: found
      .filter(({ id, activity }) => id !== officer.personId && activity !== 'left')
      .map(({ id, name, jobTitle, unitName }) => ({
        id,
        name,
        place: [jobTitle, unitName].filter(Boolean).join(', '),
      })),
  }
}

export default function ResetsPage() {
  const { search, desk, people } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  return (
    <Page
      heading={<Message name="invitations:reset.title" />}
      back={
        desk
          ? { href: '/focal-point', label: <Message name="desk:focalPoint.back" /> }
          : { href: '/admin/people', label: <Message name="people:list.title" /> }
      }
    >
      <p className="govuk-body">
        <Message name="invitations:reset.explanation" />
      </p>
      <form method="get">
        <TextField name="search" type="search" label="invitations:reset.label" defaultValue={search} />
        <button type="submit" className="govuk-button govuk-button--secondary">
          <Message name="invitations:reset.find" />
        </button>
      </form>
      {people?.length === 0 && (
        <p className="govuk-inset-text">
          <Message name="invitations:reset.none" />
        </p>
      )}
      <ul className="govuk-list lisans-desk">
        {people?.map(({ id, name, place }) => (
          <li key={id} className="lisans-desk__item">
            <a
              className="govuk-link"
              href={`/focal-point/resets/${id}`}
              aria-label={t('invitations:reset.choose', { name })}
            >
              {name}
            </a>
            <div className="govuk-hint lisans-beneath">{place}</div>
          </li>
        ))}
      </ul>
    </Page>
  )
}
