import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findUnit } from '#app/domain/people/find-unit.ts'
import { listUnitChanges } from '#app/domain/people/list-unit-changes.ts'
import { Day } from '#app/ui/day.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Message } from '#app/ui/translation.tsx'
import { UnitHistory } from '#app/ui/unit-history.tsx'
import { UnitRoles } from '#app/ui/unit-roles.tsx'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('units:title', (data) => ({
  name: (data as { unit?: { name: string } } | undefined)?.unit?.name,
}))

const notices = ['renamed', 'moved', 'merged', 'closed', 'reopened', 'undone']

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const administrator = await requireRole(request, context, 'administrator')
  const unit = await findUnit(db, params.unitId ?? '', actorOf(administrator), new Date())
  if (!unit) notFound()
  const asked = new URL(request.url).searchParams.get('notice')
  return {
    unit,
    changes: await listUnitChanges(db, unit.id),
    notice: notices.find((notice) => notice === asked) ?? null,
  }
}

export default function UnitPage() {
  const { unit, changes, notice } = useLoaderData<typeof loader>()
  return (
    <Page back={{ href: '/admin/units', label: <Message name="units:back" /> }} caption={<Path />} heading={unit.name}>
      {notice && <Notice tone="good" role="status" heading={<Message name={`units:notice.${notice}`} />} />}
      {unit.closedAt && (
        <Notice tone="info">
          <p className="govuk-body">
            <Message name={unit.mergedInto ? 'units:mergedInto' : 'units:closedOn'} /> <Day at={unit.closedAt} />
            {unit.mergedInto && (
              <>
                {': '}
                <a className="govuk-link" href={`/admin/units/${unit.mergedInto.id}`}>
                  {unit.mergedInto.name}
                </a>
              </>
            )}
            .
          </p>
        </Notice>
      )}
      <p className="govuk-body">
        <Message name="units:people.here" values={{ count: unit.people.here }} />{' '}
        {unit.people.withBelow > unit.people.here && (
          <Message name="units:people.withBelow" values={{ count: unit.people.withBelow }} />
        )}{' '}
        {unit.people.left > 0 && <Message name="units:people.left" values={{ count: unit.people.left }} />}
      </p>
      <Below />
      <UnitRoles roles={unit.roles} closed={unit.closedAt !== null} />
      <Changes />
      <UnitHistory changes={changes} unitId={unit.id} />
    </Page>
  )
}

function Path() {
  const { unit } = useLoaderData<typeof loader>()
  return unit.above.map(({ id, name, reached }) => (
    <span key={id}>
      {reached ? (
        <a className="govuk-link" href={`/admin/units/${id}`}>
          {name}
        </a>
      ) : (
        name
      )}
      {' › '}
    </span>
  ))
}

function Below() {
  const { unit } = useLoaderData<typeof loader>()
  if (unit.below.length === 0) return null
  return (
    <section aria-labelledby="below">
      <h2 className="govuk-heading-m" id="below">
        <Message name="units:below.heading" />
      </h2>
      <ul className="govuk-list govuk-list--spaced">
        {unit.below.map(({ id, name, closed, people }) => (
          <li key={id}>
            <a className="govuk-link" href={`/admin/units/${id}`}>
              {name}
            </a>{' '}
            <span className="lisans-aside">
              {closed ? (
                <Message name="units:below.closed" />
              ) : (
                <Message name="units:below.people" values={{ count: people }} />
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Each change has a page of its own, which says what it would do before it is done. */
function Changes() {
  const { unit } = useLoaderData<typeof loader>()
  const open = unit.above.length > 0 ? ['name', 'place', 'merger', 'closure'] : ['name']
  return (
    <section aria-labelledby="changes">
      <h2 className="govuk-heading-m" id="changes">
        <Message name="units:changes.heading" />
      </h2>
      <ul className="govuk-list govuk-list--spaced">
        {(unit.closedAt ? ['reopening'] : open).map((change) => (
          <li key={change}>
            <a className="govuk-link" href={`/admin/units/${unit.id}/changes/${change}`}>
              <Message name={`units:${change}.heading`} />
            </a>
          </li>
        ))}
      </ul>
      {unit.above.length === 0 && !unit.closedAt && (
        <p className="govuk-hint">
          <Message name="units:changes.top" />
        </p>
      )}
    </section>
  )
}
