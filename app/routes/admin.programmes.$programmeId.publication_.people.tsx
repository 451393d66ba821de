import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { previewPublication } from '#app/domain/certification/preview-publication.ts'
import { publicationEffects } from '#app/domain/certification/publication-effect.ts'
import { listUnits } from '#app/domain/people/list-units.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Message } from '#app/ui/translation.tsx'
import { useInstants } from '#app/ui/use-instants.ts'
import { askedChange } from '#app/web/asked-change.ts'
import { db } from '#app/web/database.ts'
import { mayDecideForEverybody } from '#app/web/decide-for-everybody.ts'
import { openProgramme } from '#app/web/programme-administration.ts'
import { notFound, refuse } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('programmes:effect.heading')

const peopleOnAPage = 100

/** The names behind one number of a preview. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const administrator = await requireRole(request, context, 'administrator')
  if (!(await mayDecideForEverybody(administrator))) refuse(context, 'administrators-only')
  const { programme, draft, body } = await openProgramme(params.programmeId)
  const address = new URL(request.url).searchParams
  const now = new Date()
  const asked = await askedChange({ change: address.get('change'), grace: address.get('grace') }, now)
  const effect = publicationEffects.find((one) => one === address.get('effect'))
  const unit = (await listUnits(db)).find(({ id }) => id === address.get('unit'))
  if (!programme || !draft || !asked.value || !effect || !unit) notFound()

  const concerned = (await previewPublication(db, { body, ...asked.value }, now, [unit.id]))
    .filter((one) => one.effect === effect)
    .sort((one, other) => one.name.localeCompare(other.name))
  const from = Math.max(0, Number(address.get('from')) || 0)
  address.set('from', String(from + peopleOnAPage))
  return {
    back: `/admin/programmes/${body.id}/publication?${new URLSearchParams({ change: address.get('change') ?? '', grace: address.get('grace') ?? '' })}`,
    effect,
    unitName: unit.name,
    count: concerned.length,
    people: concerned
      .slice(from, from + peopleOnAPage)
      .map(({ personId, name, closesAt }) => ({ personId, name, closesAt })),
    more: from + peopleOnAPage < concerned.length ? `?${address}` : null,
  }
}

export default function ConcernedPage() {
  const { back, effect, unitName, count, people, more } = useLoaderData<typeof loader>()
  const { day } = useInstants()
  return (
    <Page
      back={{ href: back, label: <Message name="programmes:effect.back" /> }}
      caption={unitName}
      heading={<Message name={`programmes:effect.${effect}`} values={{ count }} />}
    >
      <ul className="govuk-list lisans-desk">
        {people.map(({ personId, name, closesAt }) => (
          <li key={personId} className="lisans-desk__item">
            <a className="govuk-link" href={`/hr/people/${personId}`}>
              {name}
            </a>
            {closesAt && (
              <div className="govuk-hint lisans-beneath">
                <Message name="programmes:effect.closesOn" values={{ at: day(closesAt) }} />
              </div>
            )}
          </li>
        ))}
      </ul>
      {more && (
        <p className="govuk-body">
          <a className="govuk-link" href={more}>
            <Message name="programmes:effect.more" />
          </a>
        </p>
      )}
    </Page>
  )
}
